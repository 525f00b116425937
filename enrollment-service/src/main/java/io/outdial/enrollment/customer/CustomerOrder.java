package io.outdial.enrollment.customer;

/** How a list is sorted. Each order ends in the id, and each has an index that gives it from either end. */
record CustomerOrder(By by, boolean ascending) {

    enum By {
        CREATED_AT("createdAt", "created_at"),
        FIRST_NAME("firstName", "first_name_key"),
        LAST_NAME("lastName", "last_name_key"),
        CALLER_ID("callerId", "phone_key");

        private final String word;
        private final String column;

        By(String word, String column) {
            this.word = word;
            this.column = column;
        }

        /** Null is the usual order. */
        static By of(String word) {
            for (By by : values()) {
                if (by.word.equals(word)) {
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
