package io.outdial.bench;

import java.util.Arrays;

/** Where some measured values lie. */
record Spread(double median, double min, double max) {

    /** Of an even number of values the median is the mean of the middle two. */
    static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    Spread dividedBy(double value) {
        return new Spread(median / value, min / value, max / value);
    }
}
