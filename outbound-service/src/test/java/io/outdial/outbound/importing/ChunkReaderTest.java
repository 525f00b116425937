package io.outdial.outbound.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.failure.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in pieces of any size become the same rows. */
class ChunkReaderTest {

    private static final FileFormat CSV = new FileFormat(FileFormat.Type.CSV, null, null);
    private static final ChunkReader.Limits LIMITS = new ChunkReader.Limits(1L << 30, 1_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1_000})
    void cellsAreThoseOfRfc4180(int pieces) {
        String file = "a,b\r\n1,2\r\n\"x, \"\"y\"\"\nz\",\r\n\r\n5\" pipe,é";
        List<FileRow> rows = rows(CSV, bytes(file), pieces);
        assertEquals(
                List.of(
                        Map.of("a", "1", "b", "2"),
                        Map.of("a", "x, \"y\"\nz", "b", ""),
                        Map.of("a", "5\" pipe", "b", "é")),
                values(rows));
        assertEquals(List.of(2L, 3L, 6L), rows.stream().map(FileRow::line).toList());
        assertEquals("\"x, \"\"y\"\"\nz\",", rows.get(1).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b\n1;2", "a\tb\n1\t2\n", "a|b\r\n1|2", "\uFEFFa,b\n1,2", "\"a,x\";b\n1;2"})
    void theDelimiterIsFoundInTheFirstRow(String file) {
        Map<String, ?> row = rows(CSV, bytes(file), 5).get(0).values();
        assertEquals(List.of("1", "2"), List.copyOf(row.values()));
        assertTrue(List.of("a", "a,x").contains(row.keySet().iterator().next()), row.toString());
    }

    @Test
    void columnsMayBeGiven() {
        FileFormat given = new FileFormat(FileFormat.Type.CSV, null, List.of("area", "number"));
        FileFormat known = new FileFormat(FileFormat.Type.CSV, ',', List.of("area", "number"));
        assertEquals(List.of(Map.of("area", "202", "number", "5550123")), values(rows(known, bytes("202,5550123"), 4)));
        assertEquals(List.of(Map.of("area", "202", "number", "5550123")), values(rows(given, bytes("202,5550123"), 4)));
    }

    @Test
    void aWrongRowSpoilsNoOther() {
        byte[] file = concat(
                bytes("a,b\n1\n"),
                new byte[] {(byte) 0xC3, ',', 'x', '\n'},
                bytes("\"" + "x".repeat(70_000) + "\n3,4\n"));
        List<FileRow> rows = rows(CSV, file, 997);
        assertEquals(
                List.of(false, false, false, true),
                rows.stream().map(FileRow::isReadable).toList());
        assertTrue(rows.get(0).problem().contains("1 instead of 2"), rows.get(0).problem());
        assertTrue(rows.get(1).problem().contains("UTF-8"), rows.get(1).problem());
        assertTrue(rows.get(2).problem().contains("65536"), rows.get(2).problem());
        assertEquals(5L, rows.get(3).line());
    }

    @Test
    void objectsAreLines() {
        List<FileRow> rows =
                rows(FileFormat.NDJSON, bytes("{\"a\": 1, \"b\": [\"x\"]}\n[1]\n\n{\"a\"\n{}\n{\"a\":1}{\"b\":2}"), 3);
        assertEquals(
                List.of(true, false, false, true, false),
                rows.stream().map(FileRow::isReadable).toList());
        assertEquals(Map.of("a", 1, "b", List.of("x")), rows.get(0).values());
        assertEquals(
                List.of(1L, 2L, 4L, 5L, 6L), rows.stream().map(FileRow::line).toList());
    }

    @Test
    void chunksReachWhereTheNextOneBegins() {
        byte[] file = bytes("\uFEFFphone,name\r\n" + "1,é\n\"2\n\",b\r\n3,c\n4,d");
        List<Chunk> whole = chunks(CSV, Position.START, 0, file, 4, 1);
        assertEquals(4, whole.size());
        for (Chunk chunk : whole) {
            for (long sentFrom :
                    List.of(0L, chunk.end().bytes() / 2, chunk.end().bytes())) {
                byte[] rest = Arrays.copyOfRange(file, (int) sentFrom, file.length);
                List<FileRow> after = rowsOf(chunks(chunk.format(), chunk.end(), sentFrom, rest, 5, 1_000));
                List<FileRow> expected = rowsOf(whole.subList(whole.indexOf(chunk) + 1, whole.size()));
                assertEquals(values(expected), values(after));
                assertEquals(
                        expected.stream().map(FileRow::line).toList(),
                        after.stream().map(FileRow::line).toList());
            }
        }
        assertEquals(file.length, whole.get(3).end().bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 50, 10_000})
    void compressedFilesAreTheSame(int pieces) throws IOException {
        byte[] file = bytes("a,b\n" + "1,2\n".repeat(3_000));
        byte[] twice = concat(gzip(Arrays.copyOf(file, 2_001)), gzip(Arrays.copyOfRange(file, 2_001, file.length)));
        for (byte[] compressed : List.of(gzip(file), twice, concat(gzip(file), new byte[512]), zip(file, 1))) {
            assertEquals(3_000, rows(CSV, compressed, pieces).size());
        }
        assertThrows(Failure.Refused.class, () -> rows(CSV, Arrays.copyOf(gzip(file), gzip(file).length / 2), pieces));
        assertThrows(Failure.Refused.class, () -> rows(CSV, zip(file, 2), pieces));
        byte[] damaged = gzip(file);
        damaged[damaged.length - 6] ^= 1;
        assertThrows(Failure.Refused.class, () -> rows(CSV, damaged, pieces));
    }

    @Test
    void whatGrowsTooMuchIsRefused() throws IOException {
        byte[] bomb = gzip(bytes("x".repeat(64 << 20)));
        assertThrows(FileTooLarge.class, () -> rows(FileFormat.NDJSON, bomb, 8_192));
        ChunkReader.Limits small = new ChunkReader.Limits(10, 1_000);
        ChunkReader reader = new ChunkReader(CSV, Position.START, 0, small);
        reader.feed(bytes("phone\n12345\n"));
        assertThrows(FileTooLarge.class, reader::next);
    }

    @Test
    void filesThatAreNoneAreRefused() {
        for (byte[] file : List.of(
                "a,b\n1,2".getBytes(StandardCharsets.UTF_16),
                "a,b\n1,2".getBytes(StandardCharsets.UTF_16LE),
                "a,b\n1,2".getBytes(StandardCharsets.UTF_16BE),
                bytes(""),
                bytes("\n \n"),
                bytes(",,\n1,2,3"),
                new byte[] {(byte) 0xC3, '\n'})) {
            assertThrows(Failure.NotValid.class, () -> rows(CSV, file, 100), Arrays.toString(file));
        }
        assertThrows(Failure.Refused.class, () -> chunks(CSV, new Position(100, 9), 0, bytes("a,b\n1,2"), 9, 1_000));
    }

    private static List<FileRow> rows(FileFormat format, byte[] file, int pieces) {
        return rowsOf(chunks(format, Position.START, 0, file, pieces, 1_000));
    }

    private static List<FileRow> rowsOf(List<Chunk> chunks) {
        return chunks.stream().flatMap(chunk -> chunk.rows().stream()).toList();
    }

    private static List<Map<String, ?>> values(List<FileRow> rows) {
        return rows.stream().<Map<String, ?>>map(FileRow::values).toList();
    }

    private static List<Chunk> chunks(
            FileFormat format, Position reached, long sentFrom, byte[] file, int pieces, int maxRows) {
        List<Chunk> chunks = new ArrayList<>();
        try (ChunkReader reader =
                new ChunkReader(format, reached, sentFrom, new ChunkReader.Limits(LIMITS.maxBytes(), maxRows))) {
            for (int from = 0; from < file.length; from += pieces) {
                reader.feed(Arrays.copyOfRange(file, from, Math.min(file.length, from + pieces)));
                for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                    chunks.add(chunk);
                }
            }
            reader.end();
            for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                chunks.add(chunk);
            }
        }
        assertTrue(chunks.get(chunks.size() - 1).isLast());
        return chunks;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] gzip(byte[] file) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(file);
        }
        return compressed.toByteArray();
    }

    private static byte[] zip(byte[] file, int entries) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(compressed)) {
            for (int i = 0; i < entries; i++) {
                out.putNextEntry(new ZipEntry("file" + i + ".csv"));
                out.write(file);
                out.closeEntry();
            }
        }
        return compressed.toByteArray();
    }
}
