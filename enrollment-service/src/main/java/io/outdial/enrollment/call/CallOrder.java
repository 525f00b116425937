package io.outdial.enrollment.call;

/** How a list of calls is sorted. Each order ends with the id. */
record CallOrder(By by, boolean ascending) {

    enum By {
        CREATED_AT("createdAt", "called_at"),
        DISPOSITION("disposition", "disposition"),
        DURATION("duration", "duration_ms");

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

    /** What is not known comes last, which the time of a call never is. */
    String sql() {
        String direction = ascending ? "" : " DESC";
        String last = by == By.CREATED_AT ? "" : " NULLS LAST";
        return "call." + by.column + direction + last + ", call.id" + direction;
    }
}
