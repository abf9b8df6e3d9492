package throughline.console.api;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.CredentialActs;
import throughline.operations.credential.CredentialBook.Held;

/** What partners ask of us, kept in the database: names and days are told, secrets never. */
@RestController
@RequestMapping(AccessTable.API + "/credentials")
public class CredentialsApi {

    private final CredentialActs acts;

    public CredentialsApi(CredentialActs acts) {
        this.acts = acts;
    }

    /** A credential to keep. */
    public record Given(@Nullable String name, @Nullable String secret) {

        /** A secret stands in no log, whoever writes this down. */
        @Override
        public String toString() {
            return "a credential " + name;
        }
    }

    /** @param credentials how many are encrypted under the new key */
    public record Rekeyed(int credentials) {}

    @GetMapping
    List<Held> list() {
        return acts.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@RequestBody Given given, Principal who) {
        acts.set(
                Objects.requireNonNullElse(given.name(), ""),
                Objects.requireNonNullElse(given.secret(), ""),
                who.getName());
    }

    @PostMapping("/{name}/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name, Principal who) {
        acts.remove(name, who.getName());
    }

    @PostMapping("/rekey")
    Rekeyed rekey(Principal who) {
        return new Rekeyed(acts.rekey(who.getName()));
    }
}
