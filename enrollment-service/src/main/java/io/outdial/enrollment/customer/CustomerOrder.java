package io.outdial.enrollment.customer;

/** How a list is sorted. Each order ends with the id, and each has an index that can be read from either end. */
record CustomerOrder(By by, boolean ascending) {

    enum By {
        CREATED_AT("createdAt", "created_at"),
        FIRST_NAME("firstName", "first_name_key"),
        LAST_NAME("lastName", "last_name_key"),
        CALLER_ID("callerId", "phone_key");

        private final String wireValue;
        private final String column;

        By(String wireValue, String column) {
            this.wireValue = wireValue;
            this.column = column;
        }

        /** Null means the default order. */
        static By of(String wireValue) {
            for (By by : values()) {
                if (by.wireValue.equals(wireValue)) {
                    return by;
                }
            }
            return CREATED_AT;
        }
    }

    CustomerOrder reversed() {
        return new CustomerOrder(by, !ascending);
    }

    String column() {
        return by.column;
    }

    String sql() {
        String direction = ascending ? "" : " DESC";
        return by.column + direction + ", id" + direction;
    }
}
