package io.outdial.platform.style;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.style.SourceFiles.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Comments and prose fit into 120 columns. Code is the formatter's business. */
class LineLengthTest {

    private static final int COLUMNS = 120;

    private static final Pattern COMMENT = Pattern.compile("\\s*(//|/?\\*|#|--|<!--).*");

    /** A table's row, and what would be no link any more if it were broken. */
    private static final Pattern UNBREAKABLE = Pattern.compile("\\s*(\\||.*(https?://|]\\()\\S{60,}).*");

    @Test
    void commentsAndProseFit() {
        List<String> faults = new ArrayList<>();
        for (SourceFile file : SourceFiles.all()) {
            boolean isFenced = false;
            for (int i = 0; i < file.lines().size(); i++) {
                String line = file.lines().get(i);
                isFenced ^= line.strip().startsWith("```");
                if (line.codePointCount(0, line.length()) > COLUMNS
                        && !isFenced
                        && isProse(file, line)
                        && !UNBREAKABLE.matcher(line).matches()) {
                    faults.add(file.at(i) + line.codePointCount(0, line.length()) + " columns");
                }
            }
        }
        assertEquals(List.of(), faults, String.join("\n", faults));
    }

    private static boolean isProse(SourceFile file, String line) {
        return file.path().endsWith(".md") || COMMENT.matcher(line).matches();
    }
}
