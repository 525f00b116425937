package io.outdial.bench;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of new numbers, each with a name and a town.
 *
 * @param areaCode the first of ten codes that are given out
 */
record ImportFile(Path path, int areaCode, Numbers numbers, int rows) {

    private static final long NUMBERS_OF_A_CODE = 8_000_000;
    private static final long FIRST_OF_A_CODE = 2_000_000;
    private static final long PLAN = 10_000_000;

    /** Ten area codes of eight million numbers each. */
    static final Numbers NUMBERS = new Numbers(10 * NUMBERS_OF_A_CODE, 49_442_719);

    /** Replaces what is there. */
    void write(Block block) {
        if (rows > block.length()) {
            throw new LocalFailure("there are no " + rows + " numbers that no other run uses");
        }
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("phone,name,Town\n");
            for (long row = 0; row < rows; row++) {
                long place = (block.first() + row) * numbers.step() % numbers.size();
                long number = (1_000L + areaCode + place / NUMBERS_OF_A_CODE) * PLAN
                        + FIRST_OF_A_CODE
                        + place % NUMBERS_OF_A_CODE;
                out.write("+" + number + ",Cleo Customer " + row + ",Town " + row % PLAN + "\n");
            }
        } catch (IOException e) {
            throw new LocalFailure("the file for the imports cannot be written: " + e.getMessage(), e);
        }
    }
}
