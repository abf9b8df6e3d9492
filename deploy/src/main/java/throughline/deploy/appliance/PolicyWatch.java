package throughline.deploy.appliance;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.operations.governance.FolderKeeper;
import throughline.operations.governance.Governance;
import throughline.rules.PolicyException;

/** Looks now and then at what is to be in force and at the policy folder, and says when another rule book is or a changed folder cannot be. */
final class PolicyWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final Governance governance;
    private final FolderKeeper folder;
    private String book = "";
    private List<String> noticed = List.of();

    PolicyWatch(Governance governance, FolderKeeper folder) {
        this.governance = governance;
        this.folder = folder;
    }

    void look() {
        try {
            governance.look();
        } catch (PolicyException refused) {
            LOG.error("the policies that are in force elsewhere cannot be used here: {}", refused.getMessage());
        }
        folder.look();
        var now = governance.activations().current();
        if (!now.book().equals(book)) {
            book = now.book();
            LOG.info("rule book {} is in force by activation {}", now.book(), now.sequence());
        }
        var notices = folder.notices();
        if (!notices.equals(noticed)) {
            noticed = notices;
            notices.forEach(notice -> LOG.warn("{}", notice));
        }
    }
}
