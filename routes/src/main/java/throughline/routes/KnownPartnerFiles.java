package throughline.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.partner.Complaint;
import throughline.connectors.partner.FolderEdit;
import throughline.connectors.partner.PartnerFolders;
import throughline.operations.flow.PartnerFiles;

/** The partner folders' files, as the people at the console edit them. */
public final class KnownPartnerFiles implements PartnerFiles {

    private final PartnerFolders folders;
    private final FolderEdit edit;

    public KnownPartnerFiles(PartnerFolders folders, FolderEdit edit) {
        this.folders = folders;
        this.edit = edit;
    }

    @Override
    public Filed of(String code) {
        try {
            var texts = edit.texts(code);
            var others = new HashMap<>(edit.listing(code));
            others.keySet().removeAll(texts.keySet());
            return new Filed(
                    edit.version(code),
                    folders.version(code).orElse(null),
                    texts,
                    others,
                    folders.byCode(code).map(KnownPartnerFiles::units).orElse(Map.of()));
        } catch (IOException gone) {
            throw new UncheckedIOException("cannot read the folder of " + code, gone);
        }
    }

    @Override
    public List<Wrong> wrong(String code) {
        try {
            return wrong(edit.complaints(code));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot look at the folder of " + code, failed);
        }
    }

    @Override
    public Judged judge(String code, Map<String, @Nullable String> texts) {
        try {
            return judged(code, edit.judge(code, texts));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot look at the folder of " + code, failed);
        }
    }

    @Override
    public Judged write(String code, Change change) {
        try {
            return judged(code, edit.write(code, change.texts(), change.seen(), change.anyway()));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the folder of " + code, failed);
        }
    }

    private Judged judged(String code, FolderEdit.Judged judged) {
        return new Judged(wrong(judged.grave()), wrong(judged.fresh()), wrong(judged.known()), edit.version(code));
    }

    private static Map<String, String> units(Partner partner) {
        var units = new HashMap<String, String>();
        partner.outbound()
                .forEach((type, as) ->
                        as.conventions().units().forEach((ours, theirs) -> units.put(type + " " + ours, theirs)));
        return units;
    }

    private static List<Wrong> wrong(List<Complaint> complaints) {
        return complaints.stream()
                .map(complaint -> new Wrong(complaint.place(), complaint.text()))
                .toList();
    }
}
