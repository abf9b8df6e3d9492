package throughline.deploy.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import throughline.model.document.BusinessDocument;
import throughline.model.document.Order;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;

/** What a message says, in lines for people. */
final class ReadingText {

    private final List<String> lines = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    ReadingText(Path file) {
        lines.add(file.toString());
    }

    void add(Piece piece) {
        if (piece instanceof Piece.Opened opened) {
            var envelope = opened.envelope();
            lines.add("  %s %s from %s to %s, control number %s"
                    .formatted(
                            envelope.format(),
                            envelope.version() == null ? "" : envelope.version(),
                            envelope.sender(),
                            envelope.receiver(),
                            envelope.control()));
        } else if (piece instanceof Piece.Taken taken) {
            var document = taken.set().document();
            lines.add("  %s %s".formatted(taken.set().type(), document == null ? "cannot be read" : words(document)));
            taken.set().findings().forEach(this::say);
        } else if (piece instanceof Piece.Closed closed) {
            closed.findings().forEach(this::say);
        } else if (piece instanceof Piece.Unreadable unreadable) {
            unreadable.findings().forEach(this::say);
        }
    }

    List<Finding> findings() {
        return findings;
    }

    private static String words(BusinessDocument document) {
        var head = "%s %s from %s to %s"
                .formatted(
                        document.type(),
                        document.number().value(),
                        document.sender().code(),
                        document.receiver().code());
        return document instanceof Order order
                ? "%s, %d lines".formatted(head, order.lines().size())
                : head;
    }

    private void say(Finding finding) {
        findings.add(finding);
        lines.add("    %s %s: %s %s (%s must act)"
                .formatted(finding.severity(), finding.code(), finding.text(), finding.place(), finding.who()));
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
