package throughline.connectors.compose;

import static java.util.Objects.requireNonNull;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.compose.ControlNumbers.Level;
import throughline.connectors.compose.ControlNumbers.Sequence;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.InventoryReport;
import throughline.model.document.Invoice;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderResponse;
import throughline.model.document.PriceCatalogue;
import throughline.model.document.ReceiptAdvice;
import throughline.model.document.RemittanceAdvice;
import throughline.model.document.SalesReport;
import throughline.model.document.TransportStatus;
import throughline.model.reading.Actor;

/** One EDIFACT interchange around messages of one kind. */
final class EdifactInterchange implements Interchange {

    private final Partner.Outbound as;
    private final String level;
    private final int syntaxVersion;
    private final EdifactSegments out;
    private final EdifactSegments body;
    private final ZonedDateTime now;
    private @Nullable String type;
    private int messages;

    EdifactInterchange(Partner.Outbound as, ZonedDateTime now) {
        this.as = as;
        this.now = now;
        var syntax =
                as.conventions().syntax() == null ? "UNOC:3" : as.conventions().syntax();
        this.level = syntax.substring(0, 4);
        this.syntaxVersion = Integer.parseInt(syntax.substring(5));
        this.out = new EdifactSegments(as.delimiters(), level, syntaxVersion >= 4);
        this.body = new EdifactSegments(as.delimiters(), level, syntaxVersion >= 4);
    }

    Composed write(BusinessDocument document, String partner, ControlNumbers numbers) {
        add(document);
        return write(partner, numbers);
    }

    @Override
    public String add(BusinessDocument document) {
        var its = type(document);
        if (type != null && !type.equals(its)) {
            throw new CannotCompose(
                    "COMPOSE_FORMAT", Actor.US, "an interchange of %s cannot hold a %s".formatted(type, its));
        }
        var reference = String.valueOf(messages + 1);
        var one = new EdifactSegments(as.delimiters(), level, syntaxVersion >= 4);
        one.segment("UNH", reference, identifier(its));
        body(one, document);
        one.segment("UNT", String.valueOf(one.count() + 1), reference);
        body.append(one);
        type = its;
        messages++;
        return reference;
    }

    @Override
    public int size() {
        return body.size();
    }

    @Override
    public Composed write(String partner, ControlNumbers numbers) {
        var of = requireNonNull(type, "nothing was added");
        var interchange =
                String.valueOf(numbers.next(new Sequence(Level.INTERCHANGE, "EDIFACT", as.ours(), as.theirs())));
        if (as.conventions().segmentOfSeparators()) {
            out.separators();
        }
        var date = DateTimeFormatter.ofPattern(syntaxVersion >= 4 ? "yyyyMMdd" : "yyMMdd", Locale.ROOT)
                .format(now);
        out.segment(
                "UNB",
                out.of(level, String.valueOf(syntaxVersion)),
                party(out, as.ours()),
                party(out, as.theirs()),
                out.of(date, DateTimeFormatter.ofPattern("HHmm", Locale.ROOT).format(now)),
                interchange,
                null,
                null,
                null,
                as.conventions().acknowledgementRequested() ? "1" : null,
                null,
                as.conventions().test() ? "1" : null);
        out.append(body);
        out.segment("UNZ", String.valueOf(messages), interchange);
        return new Composed(
                out.bytes(),
                "%s-%s-%s.edi".formatted(partner, of, interchange),
                "EDIFACT",
                of,
                new Composed.Control(interchange, null, messages == 1 ? "1" : null));
    }

    /** {@code 14:4012345000009} as {@code 4012345000009:14}; what has no qualifier stands alone. */
    static String party(EdifactSegments out, String identifier) {
        int colon = identifier.indexOf(':');
        return out.of(
                out.id("0004", identifier.substring(colon + 1), 35), colon > 0 ? identifier.substring(0, colon) : null);
    }

    private String identifier(String type) {
        if (type.equals("CONTRL")) {
            return syntaxVersion >= 4 ? out.of(type, "4", "1", "UN") : out.of(type, "D", "3", "UN");
        }
        var version = as.version().split(":", -1);
        return out.of(type, version[0], version[1], version[2]);
    }

    private static String type(BusinessDocument document) {
        if (document instanceof OrderResponse) {
            return "ORDRSP";
        } else if (document instanceof DespatchAdvice) {
            return "DESADV";
        } else if (document instanceof Invoice) {
            return "INVOIC";
        } else if (document instanceof ApplicationResponse) {
            return "CONTRL";
        }
        // Of the messages about goods.
        if (document instanceof Order) {
            return "ORDERS";
        } else if (document instanceof OrderChange) {
            return "ORDCHG";
        } else if (document instanceof ReceiptAdvice) {
            return "RECADV";
        }
        // Money and transport.
        if (document instanceof RemittanceAdvice) {
            return "REMADV";
        } else if (document instanceof ApplicationAdvice) {
            return "APERAK";
        } else if (document instanceof TransportStatus) {
            return "IFTSTA";
        } else if (document instanceof ForwardingInstructions) {
            return "IFTMIN";
        }
        // Of the messages about stock.
        if (document instanceof InventoryReport) {
            return "INVRPT";
        } else if (document instanceof SalesReport) {
            return "SLSRPT";
        } else if (document instanceof PriceCatalogue) {
            return "PRICAT";
        }
        throw new CannotCompose(
                "COMPOSE_FORMAT", Actor.US, "we do not write the document %s in EDIFACT".formatted(document.type()));
    }

    private void body(EdifactSegments body, BusinessDocument document) {
        if (document instanceof OrderResponse response) {
            new EdifactOrder(body, as).write(response);
        } else if (document instanceof DespatchAdvice advice) {
            new EdifactShipNotice(body, as).write(advice);
        } else if (document instanceof Invoice invoice) {
            new EdifactInvoice(body, as).write(invoice);
        } else if (document instanceof ApplicationResponse answer) {
            new EdifactControl(body, as).write(answer);
        }
        // Of the messages about goods.
        if (document instanceof Order order) {
            new EdifactPurchase(body, as).order(order);
        } else if (document instanceof OrderChange change) {
            new EdifactPurchase(body, as).change(change, now.toLocalDate());
        } else if (document instanceof ReceiptAdvice receipt) {
            new EdifactReceipt(body, as).write(receipt);
        }
        // Money and transport.
        if (document instanceof RemittanceAdvice payment) {
            new EdifactMoney(body, as).payment(payment);
        } else if (document instanceof ApplicationAdvice advice) {
            new EdifactMoney(body, as).advice(advice);
        } else if (document instanceof TransportStatus status) {
            new EdifactTransport(body, as).status(status, now.toLocalDate());
        } else if (document instanceof ForwardingInstructions instructions) {
            new EdifactConsignment(body).write(instructions);
        }
        // Of the messages about stock.
        if (document instanceof InventoryReport report) {
            new EdifactStock(body, as).inventory(report, now.toLocalDate());
        } else if (document instanceof SalesReport report) {
            new EdifactStock(body, as).sales(report, now.toLocalDate());
        } else if (document instanceof PriceCatalogue catalogue) {
            new EdifactStock(body, as).catalogue(catalogue, now.toLocalDate());
        }
    }
}
