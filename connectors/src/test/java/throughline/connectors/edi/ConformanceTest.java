package throughline.connectors.edi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import throughline.connectors.Partners;
import throughline.connectors.read.Translator;
import throughline.model.document.Order;
import throughline.model.reading.Piece;

/** Reads every file of a folder of real messages: {@code -Dthroughline.samples=FOLDER}. */
@EnabledIfSystemProperty(named = "throughline.samples", matches = ".+")
class ConformanceTest {

    @Test
    void noFileOfTheFolderEndsInAnInternalError() throws Exception {
        var reader = new Translator(List.of(new EdiReader(Partners.NONE)));
        try (var files = Files.walk(Path.of(System.getProperty("throughline.samples")))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                try {
                    System.out.println("=== " + file);
                    for (var piece : Messages.read(reader, Messages.of(file))) {
                        if (piece instanceof Piece.Opened o) System.out.println("  OPEN " + o.envelope());
                        else if (piece instanceof Piece.Taken t) {
                            System.out.println("  SET " + t.set().type() + " "
                                    + t.set().control() + " " + (t.set().rejected() ? "REJECTED" : "ok") + " "
                                    + (t.set().document() == null
                                            ? "-"
                                            : t.set().document().type() + " "
                                                    + t.set().document().number() + " spans "
                                                    + t.set()
                                                            .document()
                                                            .provenance()
                                                            .spans()
                                                            .all()
                                                            .size() + " unread "
                                                    + t.set()
                                                            .document()
                                                            .provenance()
                                                            .unread()
                                                            .size()));
                            if (t.set().document() instanceof Order order) {
                                System.out.println("     " + order.orderedOn() + " " + order.currency() + " deliver "
                                        + order.deliverOn() + " cancel " + order.cancelAfter() + " notes "
                                        + order.notes() + " adj " + order.adjustments());
                                order.parties().forEach(p -> System.out.println("     P " + p));
                                order.lines().stream().limit(12).forEach(l -> System.out.println("     L " + l));
                            } else if (t.set().document() != null)
                                System.out.println("     " + t.set().document());
                            t.set()
                                    .findings()
                                    .forEach(f -> System.out.println("     F " + f.severity() + " " + f.code() + " "
                                            + f.place() + ": " + f.text()));
                        } else if (piece instanceof Piece.Closed c) {
                            c.findings()
                                    .forEach(f -> System.out.println("   EF " + f.severity() + " " + f.code() + " "
                                            + f.place() + ": " + f.text()));
                            c.answers()
                                    .forEach(a -> System.out.println("   A " + a.number() + " " + a.status() + " "
                                            + a.noteCode() + " " + a.sets()));
                        } else if (piece instanceof Piece.Unreadable u)
                            u.findings()
                                    .forEach(f -> System.out.println("   U " + f.severity() + " " + f.code() + " "
                                            + f.place() + ": " + f.text()));
                    }
                } catch (Throwable e) {
                    System.out.println("INTERNAL " + file + " " + e);
                    e.printStackTrace(System.out);
                }
            }
        }
    }
}
