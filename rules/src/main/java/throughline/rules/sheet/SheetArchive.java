package throughline.rules.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import throughline.rules.sheet.SpreadsheetRefused.Rule;

/** The parts of a workbook that are read, unpacked in memory under limits; nothing of it is ever written to a disk. */
final class SheetArchive {

    static final int LARGEST = 4 << 20;
    private static final int PARTS = 200;
    private static final long UNPACKED = 32L << 20;
    private static final long SMALL = 1L << 20;
    private static final int RATIO = 100;

    private static final byte[] COMPOUND = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] PACKED = {'P', 'K', 3, 4};
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final String SAVE_AGAIN = "Whoever made the file saves it again as an Excel workbook (.xlsx).";
    private static final String SMALLER =
            "Whoever made the file copies the table alone into a new workbook, without pictures and other sheets.";

    private final Map<String, byte[]> parts = new HashMap<>();

    private SheetArchive() {}

    static SheetArchive of(byte[] bytes) throws SpreadsheetRefused {
        if (bytes.length > LARGEST) {
            throw new SpreadsheetRefused(
                    Rule.SIZE, "the workbook is larger than %,d bytes".formatted(LARGEST), SMALLER);
        }
        if (begins(bytes, COMPOUND)) {
            throw new SpreadsheetRefused(
                    Rule.PROTECTED,
                    "the workbook is protected by a password, or of the format of before 2007 (.xls)",
                    "Whoever made the file takes the password away and saves it as an Excel workbook (.xlsx).");
        }
        if (!begins(bytes, PACKED)) {
            throw new SpreadsheetRefused(Rule.NOT_A_WORKBOOK, "this is no workbook (.xlsx)", SAVE_AGAIN);
        }
        var archive = new SheetArchive();
        try {
            int found = archive.unpack(bytes);
            if (found != announced(bytes)) {
                throw damaged("it names other parts at its end than stand in it");
            }
        } catch (IOException | IllegalArgumentException cut) {
            throw damaged(String.valueOf(cut.getMessage()));
        }
        return archive;
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        return bytes.length >= with.length
                && ByteBuffer.wrap(bytes, 0, with.length).equals(ByteBuffer.wrap(with));
    }

    private static SpreadsheetRefused damaged(String how) {
        return new SpreadsheetRefused(
                Rule.NOT_A_WORKBOOK, "the workbook is cut off or damaged (%s)".formatted(how), SAVE_AGAIN);
    }

    private int unpack(byte[] bytes) throws IOException, SpreadsheetRefused {
        var names = new HashSet<String>();
        long all = 0;
        int count = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                count++;
                var name = entry.getName();
                if (count > PARTS) {
                    throw new SpreadsheetRefused(
                            Rule.SIZE, "the workbook has more than %d parts".formatted(PARTS), SMALLER);
                }
                named(name, names);
                all = unpacked(zip, name, all, bytes.length);
            }
        }
        return count;
    }

    private static void named(String name, Set<String> names) throws SpreadsheetRefused {
        if (name.startsWith("/") || name.contains("\\") || name.contains(":") || ("/" + name + "/").contains("/../")) {
            throw damaged("a part has a name that leads out of it");
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw damaged("two parts have one name");
        }
        if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
            throw new SpreadsheetRefused(
                    Rule.MACROS,
                    "the workbook holds macros",
                    "Whoever made the file saves it as an Excel workbook without macros (.xlsx).");
        }
    }

    /** Every part is unpacked, because what is skipped is unpacked as well; kept is what may be read. */
    private long unpacked(ZipInputStream zip, String name, long before, int packed)
            throws IOException, SpreadsheetRefused {
        boolean kept = name.endsWith(".xml") || name.endsWith(".rels");
        var out = new ByteArrayOutputStream();
        var some = new byte[8192];
        long all = before;
        for (int read = zip.read(some); read >= 0; read = zip.read(some)) {
            all += read;
            if (all > UNPACKED || all > SMALL && all > (long) RATIO * packed) {
                throw new SpreadsheetRefused(
                        Rule.SIZE, "the workbook unpacks to far more than a table can be", SMALLER);
            }
            if (kept) {
                out.write(some, 0, read);
            }
        }
        if (kept) {
            parts.put(name, out.toByteArray());
        }
        return all;
    }

    /** How many parts the directory at the end says there are. */
    private static int announced(byte[] bytes) throws SpreadsheetRefused {
        var at = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = bytes.length - END_SIZE; from >= Math.max(0, bytes.length - END_SIZE - 0xffff); from--) {
            if (at.getInt(from) == END) {
                return Short.toUnsignedInt(at.getShort(from + 10));
            }
        }
        throw damaged("its end is missing");
    }

    byte @Nullable [] part(String name) {
        return parts.get(name);
    }

    byte[] needed(String name) throws SpreadsheetRefused {
        var part = parts.get(name);
        if (part == null) {
            throw damaged("a part is missing that every workbook has, or that it names");
        }
        return part;
    }
}
