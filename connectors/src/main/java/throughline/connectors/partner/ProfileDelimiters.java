package throughline.connectors.partner;

import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner.Delimiters;

/** The separators a profile asks for: one character each, none of them twice, none that a value is made of. */
final class ProfileDelimiters {

    private ProfileDelimiters() {}

    static Delimiters of(ProfileReader.Read read, String pointer, String format, Profile.@Nullable Delimiters said) {
        var usual = format.equals("EDIFACT") ? Delimiters.EDIFACT : Delimiters.X12;
        if (said == null) {
            return usual;
        }
        var used = new HashSet<Character>();
        var delimiters = new Delimiters(
                one(read, pointer, said.element(), usual.element(), used),
                one(read, pointer, said.component(), usual.component(), used),
                one(read, pointer, said.repetition(), usual.repetition(), used),
                one(read, pointer, said.segment(), usual.segment(), used),
                said.release() == null ? usual.release() : one(read, pointer, said.release(), usual.release(), used),
                said.decimal() == null ? usual.decimal() : said.decimal().charAt(0),
                Boolean.TRUE.equals(said.newline()));
        if (delimiters.decimal() != '.' && delimiters.decimal() != ',') {
            throw read.refused(pointer, "the decimal mark is '.' or ','");
        }
        return delimiters;
    }

    private static char one(
            ProfileReader.Read read, String pointer, @Nullable String said, char usual, HashSet<Character> used) {
        char character = said == null ? usual : said.length() == 1 ? said.charAt(0) : '\0';
        if (said != null && (said.length() != 1 || Character.isLetterOrDigit(character) || character == ' ')) {
            throw read.refused(
                    pointer,
                    "'%s' cannot be a delimiter: it must be one character that is no letter, digit or space"
                            .formatted(said));
        }
        if (!used.add(character)) {
            throw read.refused(pointer, "the delimiter '%s' stands for two things".formatted(character));
        }
        return character;
    }
}
