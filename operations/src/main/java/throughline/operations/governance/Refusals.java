package throughline.operations.governance;

import java.util.List;
import java.util.Locale;
import throughline.model.reading.Actor;
import throughline.operations.exception.NewCase;
import throughline.operations.governance.ChangeRefused.Kind;

/** What is said when something about policies cannot be done, and whom to tell. */
final class Refusals {

    private static final int SHOWN = 5;

    private Refusals() {}

    static long number(String number) {
        return ChangeNumber.parse(number)
                .orElseThrow(() -> new ChangeRefused(
                        Kind.UNKNOWN,
                        "%s is no number of a policy change.".formatted(number),
                        "Give a number such as PC-0000017; ./throughline policy changes lists them."));
    }

    static ChangeRefused noChange(long number) {
        return new ChangeRefused(
                Kind.UNKNOWN,
                "There is no policy change %s.".formatted(ChangeNumber.text(number)),
                "./throughline policy changes lists them.");
    }

    static void stale(ChangeRow change, int revision) {
        if (change.revision() != revision) {
            throw new ChangeRefused(
                    Kind.STALE,
                    "Somebody else has saved %s meanwhile: it is at revision %d, and you saw revision %d."
                            .formatted(ChangeNumber.text(change.number()), change.revision(), revision),
                    "Look at it again, and then do what is still right.");
        }
    }

    static ChangeRefused stale(ChangeRow change) {
        return new ChangeRefused(
                Kind.STALE,
                "Somebody else has saved %s at this moment.".formatted(ChangeNumber.text(change.number())),
                "Look at it again, and then do what is still right.");
    }

    static ChangeRefused state(ChangeRow change, String what, String remedy) {
        return new ChangeRefused(
                Kind.STATE,
                "%s %s and cannot %s."
                        .formatted(
                                ChangeNumber.text(change.number()),
                                change.state().words(),
                                what),
                remedy);
    }

    static void conflict(ChangeRow change, List<String> files) {
        if (!files.isEmpty()) {
            throw new ChangeRefused(
                    Kind.CONFLICT,
                    "Since %s was begun, other texts came into force for %s."
                            .formatted(ChangeNumber.text(change.number()), String.join(", ", files)),
                    "%s or another editor has to look at both texts, save the file as it shall be, and rebase the change."
                            .formatted(change.author()));
        }
    }

    static ChangeRefused crowd() {
        return new ChangeRefused(
                Kind.STALE, "Other policies come into force all the time now.", "Try again in some seconds.");
    }

    static String because(String why, String what) {
        if (why.isBlank()) {
            throw new ChangeRefused(Kind.WRONG, "%s needs a reason.".formatted(what), "Say why, in a sentence.");
        }
        return why.strip();
    }

    /** The one rule that was meant. */
    static String one(String asked, List<String> rules) {
        if (rules.isEmpty()) {
            throw new ChangeRefused(
                    Kind.UNKNOWN,
                    "No rule in force is called, or begins with, \"%s\".".formatted(asked),
                    "Give its name or the number that it begins with, such as P-110.");
        }
        if (rules.size() > 1) {
            throw new ChangeRefused(
                    Kind.WRONG,
                    "%d rules begin with \"%s\".".formatted(rules.size(), asked),
                    "Give the whole name: %s."
                            .formatted(String.join("; ", rules.subList(0, Math.min(SHOWN, rules.size())))));
        }
        return rules.get(0);
    }

    /** A case for the owners of a desk's policies. */
    static NewCase report(String desk, String reason, String subject) {
        return new NewCase(
                "POLICY_" + desk.toUpperCase(Locale.ROOT),
                Actor.ANALYST,
                reason,
                null,
                null,
                subject,
                null,
                null,
                null);
    }
}
