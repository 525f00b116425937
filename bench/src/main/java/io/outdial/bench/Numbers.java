package io.outdial.bench;

/**
 * The numbers that the operations of a benchmark are made from: every one below {@code size} once, in an order without
 * locality, so that the work on the indexes is that of numbers that arrive as they please. Number k is {@code k * step
 * % size}; wrk and pgbench calculate it alike.
 *
 * @param step has no factor in common with the size; the product of both stays exact in the floating-point numbers of
 *     wrk's scripts
 */
record Numbers(long size, long step) {

    private static final double LARGEST_EXACT = 0x1p53;

    Numbers {
        if (greatestCommonDivisor(size, step) != 1 || (double) size * step > LARGEST_EXACT) {
            throw new IllegalArgumentException("step " + step + " does not visit every number below " + size);
        }
    }

    /** The numbers k that one run may use, from the first on. No two runs share any. */
    record Block(long first, long length) {}

    /** Cuts them into blocks for so many runs. */
    Block block(int index, int blocks) {
        long length = size / blocks;
        return new Block(index * length, length);
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
