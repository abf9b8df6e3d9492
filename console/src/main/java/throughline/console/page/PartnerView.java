package throughline.console.page;

import java.util.List;
import java.util.Map;
import throughline.console.access.Deeds.Deed;
import throughline.console.look.MessageLine;
import throughline.console.look.PartnerLook.PartnerLine;
import throughline.console.look.PartnerTies.Ties;
import throughline.ledger.trail.PartnerVersions.Version;
import throughline.operations.exception.Case;
import throughline.operations.flow.FolderReport.Certificate;
import throughline.operations.flow.PartnerFiles.Filed;
import throughline.operations.outbox.AnswerList;

/** One partner with everything that hangs together with it. */
public record PartnerView(
        PartnerLine line,
        Filed files,
        Ties ties,
        List<MessageLine> messages,
        List<Case> cases,
        List<AnswerList.Line> answers,
        List<Version> versions,
        List<Deed> deeds,
        List<Certificate> certificates) {

    public PartnerView {
        messages = List.copyOf(messages);
        cases = List.copyOf(cases);
        answers = List.copyOf(answers);
        versions = List.copyOf(versions);
        deeds = List.copyOf(deeds);
        certificates = List.copyOf(certificates);
    }

    public String code() {
        return line.partner().code();
    }

    /** Samples it sent, what we read of them beside them. */
    public List<String> samples() {
        return files.others().keySet().stream()
                .filter(name -> name.startsWith("samples/"))
                .map(name -> name.substring("samples/".length()))
                .filter(name -> !name.endsWith(".expected.json") && !name.endsWith(".fault.json"))
                .toList();
    }

    /** What lies in the folder besides texts and samples: keys and certificates. */
    public Map<String, Long> others() {
        var others = new java.util.TreeMap<>(files.others());
        others.keySet().removeIf(name -> name.startsWith("samples/"));
        return others;
    }

    /** Whether what lies there is what messages are read with. */
    public boolean inForce() {
        return files.version().equals(files.inForce());
    }
}
