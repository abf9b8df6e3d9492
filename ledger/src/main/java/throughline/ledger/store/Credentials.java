package throughline.ledger.store;

import static java.util.Objects.requireNonNull;

/** Who signs in to a database. The password is never printed. */
public record Credentials(String user, String password) {

    public Credentials {
        requireNonNull(user, "user");
        requireNonNull(password, "password");
    }

    @Override
    public String toString() {
        return user;
    }
}
