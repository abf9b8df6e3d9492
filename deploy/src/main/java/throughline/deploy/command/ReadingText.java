package throughline.deploy.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
            if (document instanceof Order order) {
                say(order);
            }
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
        return "%s %s from %s to %s"
                .formatted(
                        document.type(),
                        document.number().value(),
                        document.sender().code(),
                        document.receiver().code());
    }

    private void say(Order order) {
        lines.add("    ordered %s, deliver %s, currency %s, %d lines"
                .formatted(
                        said(order.orderedOn()),
                        said(order.deliverOn()),
                        said(order.currency()),
                        order.lines().size()));
        for (var party : order.parties()) {
            var ids = party.identifications().stream()
                    .map(each -> each.scheme() + " " + each.value())
                    .toList();
            var address = party.address();
            lines.add("    %s %s %s%s"
                    .formatted(
                            party.role(),
                            party.name() == null ? "" : party.name(),
                            String.join(", ", ids),
                            address == null
                                    ? ""
                                    : ", %s %s %s"
                                            .formatted(
                                                    said(address.postalCode()),
                                                    said(address.city()),
                                                    said(address.country()))));
        }
        for (var line : order.lines()) {
            var items = line.items().stream()
                    .map(each -> each.scheme() + " " + each.value())
                    .toList();
            lines.add("    %-4s %12s %-4s %12s  %s %s%s"
                    .formatted(
                            line.number(),
                            line.quantity().amount().toPlainString(),
                            line.unitAsSent(),
                            line.price() == null ? "-" : line.price().amount().toPlainString(),
                            String.join(", ", items),
                            line.description() == null ? "" : line.description(),
                            line.source() == null
                                    ? ""
                                    : "  bytes %d+%d"
                                            .formatted(
                                                    line.source().offset(),
                                                    line.source().length())));
        }
    }

    private static String said(@Nullable Object value) {
        return value == null ? "-" : value.toString();
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
