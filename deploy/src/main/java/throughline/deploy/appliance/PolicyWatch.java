package throughline.deploy.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.rules.PolicyFolder;

/** Looks at the policy folder now and then, and says when another rule book is in force or a changed folder cannot be. */
final class PolicyWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final PolicyFolder folder;
    private int mistakes;

    PolicyWatch(PolicyFolder folder) {
        this.folder = folder;
    }

    void look() {
        try {
            folder.look(book -> LOG.info("rule book {} is in force", book.fingerprint()));
            var found = folder.status().mistakes();
            if (found.size() != mistakes) {
                found.forEach(mistake -> LOG.warn("the changed policies are not in force: {}", mistake));
                mistakes = found.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
