package throughline.routes.sftp;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How partners prove to our SFTP server who they are. Asked at each login, so that a change counts at once. */
public interface Visitors {

    /** The public keys a partner may come with, one line of an authorized_keys file each. */
    List<String> keys(String partner) throws IOException;

    /** The SHA-crypt hash of its password ({@code $6$...}, as {@code openssl passwd -6} prints it), or nothing. */
    Optional<String> passwordHash(String partner) throws IOException;
}
