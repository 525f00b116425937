package io.outdial.bench;

/**
 * The numbers from which the operations of a benchmark are built: every number below {@code size} once, in an order
 * without locality, so that indexes are used as in production. Number k is {@code k * step % size}; wrk and pgbench
 * calculate it in the same way.
 *
 * @param step has no factor in common with the size; the product of both stays exact in the floating-point numbers of
 *     wrk's scripts
 */
record Numbers(long size, long step) {

    private static final double MAX_EXACT = 0x1p53;

    Numbers {
        if (greatestCommonDivisor(size, step) != 1 || (double) size * step > MAX_EXACT) {
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
