package io.outdial.bench;

/**
 * The numbers from which the operations of a benchmark are built: every number below {@code size} once, in an order
 * without locality, so that indexes are used as in production. Number k is {@code k * step % size}; wrk and pgbench
 * calculate it in the same way.
 *
 * @param step has no factor in common with the size; the product of both stays exact in the floating-point numbers of
 *     wrk's scripts
 * @param from the first k that may be used
 * @param length how many k may be used
 */
record Numbers(long size, long step, long from, long length) {

    private static final double MAX_EXACT = 0x1p53;

    Numbers {
        if (greatestCommonDivisor(size, step) != 1 || (double) size * step > MAX_EXACT) {
            throw new IllegalArgumentException("step " + step + " does not visit every number below " + size);
        }
    }

    /** All of them. */
    Numbers(long size, long step) {
        this(size, step, 0, size);
    }

    /** One of so many parts, which have no number in common. */
    Numbers part(int index, int parts) {
        Block part = block(index, parts);
        return new Numbers(size, step, part.first(), part.length());
    }

    /** The numbers k that one run may use, from the first on. No two runs share any. */
    record Block(long first, long length) {}

    /** Cuts them into blocks for so many runs. */
    Block block(int index, int blocks) {
        long share = length / blocks;
        return new Block(from + index * share, share);
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
