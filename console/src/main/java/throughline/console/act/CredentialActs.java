package throughline.console.act;

import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import throughline.console.access.Deeds;
import throughline.operations.credential.CredentialBook;
import throughline.operations.credential.CredentialBook.Held;

/** Keeping what partners ask of us, on record. A secret goes in and is never shown again. */
public final class CredentialActs {

    private static final String AGAIN = "Mend it and try again; nothing was changed.";

    private final CredentialBook book;
    private final Deeds deeds;

    public CredentialActs(CredentialBook book, Deeds deeds) {
        this.book = book;
        this.deeds = deeds;
    }

    public List<Held> all() {
        try {
            return book.all();
        } catch (IOException noKey) {
            throw unreadable(noKey);
        }
    }

    public void set(String name, String secret, String who) {
        if (!CredentialBook.isName(name)) {
            throw Refused.wrong(
                    "That cannot be a credential's name.", "Use small letters, digits and hyphens, at most 40.");
        }
        try {
            deeds.record(who, "set credential", "credential " + name, null);
            book.set(name, secret, who);
        } catch (IllegalArgumentException refused) {
            throw Refused.wrong("%s.".formatted(refused.getMessage()), AGAIN);
        } catch (IOException noKey) {
            throw unreadable(noKey);
        }
    }

    public void remove(String name, String who) {
        var known = all().stream().anyMatch(held -> held.name().equals(name));
        if (!known) {
            throw Refused.unknown("There is no credential of that name in the database.", "Take it from the list.");
        }
        deeds.record(who, "remove credential", "credential " + name, null);
        book.remove(name);
    }

    /** @return how many are encrypted under the new key */
    public int rekey(String who) {
        try {
            deeds.record(who, "change the credentials' key", "credentials", null);
            return book.rekey();
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private static Refused unreadable(IOException why) {
        return new Refused(HttpStatus.CONFLICT, "%s.".formatted(why.getMessage()), AGAIN);
    }
}
