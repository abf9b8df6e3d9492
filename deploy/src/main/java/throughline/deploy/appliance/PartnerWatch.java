package throughline.deploy.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.connectors.partner.FolderEdit;
import throughline.connectors.partner.PartnerFolders;
import throughline.ledger.trail.PartnerVersions;

/** Looks at the partner folders now and then, and keeps what each says when it says something else than before. */
final class PartnerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerWatch.class);

    private final PartnerFolders folders;
    private final FolderEdit edit;
    private final PartnerVersions versions;
    private final Map<String, String> noticed = new HashMap<>();
    private final Map<String, String> kept = new HashMap<>();

    PartnerWatch(PartnerFolders folders, FolderEdit edit, PartnerVersions versions) {
        this.folders = folders;
        this.edit = edit;
        this.versions = versions;
    }

    void look() {
        for (var partner : folders.all()) {
            var version = partner.version();
            if (version.equals(kept.get(partner.code()))) {
                continue;
            }
            // Not at first sight: whoever has just saved it in the console says so himself, with his name.
            if (version.equals(noticed.put(partner.code(), version))) {
                keep(partner.code(), version);
                kept.put(partner.code(), version);
            }
        }
    }

    private void keep(String code, String version) {
        try {
            var files = new HashMap<>(edit.texts(code));
            files.remove("README.md");
            // Changed again in between, or faulty by now: what we hold is not what this version said.
            if (edit.version(code).equals(version)
                    && versions.add(code, version, files, PartnerVersions.Author.UNKNOWN)) {
                LOG.info("the folder of partner {} is in force as version {}", code, version);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
