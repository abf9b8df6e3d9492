package throughline.connectors.compose;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.document.Adjustment;
import throughline.model.document.CreditNote;
import throughline.model.document.PartyRole;
import throughline.model.document.RemittanceAdvice;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;

/** 812 and 820: what changes what is owed, and what pays it. */
final class X12Money {

    /** Who pays whom, in the words of the 820 (N101). */
    private static final Map<PartyRole, String> PAYING = Map.of(PartyRole.BUYER, "PR", PartyRole.SELLER, "PE");

    private final X12Segments out;
    private final Partner.Outbound as;

    X12Money(X12Segments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    /** A note has no place in an 812 and is left out; what a line is about stands with the line (CDD14). */
    void credit(CreditNote credit) {
        out.segment(
                "BCD",
                X12Segments.date(CannotCompose.need("BCD01", credit.issuedOn())),
                out.id("BCD02", credit.number().value(), 22),
                "H",
                out.cents("BCD04", credit.total().amount(), 15),
                flag(credit.kind(), false),
                null,
                number("BCD07", credit.invoice()),
                null,
                null,
                number("BCD10", credit.order()),
                "00");
        out.segment("CUR", "SE", credit.currency().getCurrencyCode());
        credit.adjustments().forEach(this::adjustment);
        X12Codes.parties(out, credit.parties());
        for (var line : credit.lines()) {
            change(line, credit.kind());
        }
    }

    private void change(CreditNote.Line line, CreditNote.Kind kind) {
        var quantity = line.quantity();
        var price = line.price();
        boolean priced = price != null && quantity != null && price.unit().equals(quantity.unit());
        out.segment(
                "CDD",
                out.id("CDD01", CannotCompose.need("CDD01", line.reason()), 2),
                flag(kind, line.amount().isNegative()),
                out.id("CDD03", line.number(), 20),
                out.cents("CDD04", line.amount().amount().abs(), 15),
                null,
                null,
                quantity == null ? null : out.decimal("CDD07", quantity.amount(), 10),
                quantity == null ? null : unit(line),
                null,
                null,
                priced && price != null ? out.decimal("CDD11", price.amount(), 17) : null,
                null,
                null,
                out.words(line.description(), 264));
        var items = X12Codes.items(out, "LIN03", line.items(), "VP", 10);
        if (!items.isEmpty()) {
            out.segment("LIN", X12Documents.join(items, (String) null));
        }
    }

    private String unit(CreditNote.Line line) {
        var quantity = CannotCompose.need("CDD07", line.quantity());
        var asSent = line.unitAsSent() == null ? "" : line.unitAsSent();
        return X12Codes.unit(
                out, "CDD08", asSent, quantity.unit(), as.conventions().units());
    }

    private static String flag(CreditNote.Kind kind, boolean against) {
        return (kind == CreditNote.Kind.CREDIT) != against ? "C" : "D";
    }

    private void adjustment(Adjustment adjustment) {
        boolean standard = adjustment.code().length() == 4;
        var amount = adjustment.amount();
        var percent = adjustment.percent();
        out.segment(
                "SAC",
                adjustment.charge() ? "C" : "A",
                standard ? out.id("SAC02", adjustment.code(), 4) : null,
                standard || adjustment.code().isEmpty() ? null : "ZZ",
                standard || adjustment.code().isEmpty() ? null : out.id("SAC04", adjustment.code(), 10),
                amount == null ? null : out.cents("SAC05", amount.amount(), 15),
                percent == null ? null : "3",
                percent == null ? null : out.decimal("SAC07", percent, 6),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                out.words(adjustment.description(), 80));
    }

    void payment(RemittanceAdvice payment) {
        var total = payment.total();
        payment(payment, total);
        for (var note : payment.notes()) {
            out.segment("NTE", "PMT", out.words(note, 80));
        }
        out.segment("TRN", "1", out.id("TRN02", payment.number().value(), 50));
        out.segment("CUR", "PR", total.currency().getCurrencyCode());
        for (var party : payment.parties()) {
            var role = PAYING.get(party.role());
            if (role != null) {
                X12Codes.party(out, role, party);
            }
        }
        if (!payment.lines().isEmpty()) {
            out.segment("ENT", "1");
        }
        payment.lines().forEach(this::paid);
    }

    private void payment(RemittanceAdvice payment, Money total) {
        out.segment(
                "BPR",
                "I",
                out.decimal("BPR02", total.amount().abs(), 18),
                total.isNegative() ? "D" : "C",
                payment.method() == null ? "ZZZ" : out.id("BPR04", payment.method(), 3),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                day(payment.paidOn()));
    }

    private void paid(RemittanceAdvice.Line line) {
        out.segment(
                "RMR",
                line.kind() == null ? "IV" : out.id("RMR01", line.kind(), 3),
                out.id("RMR02", line.document().value(), 50),
                null,
                amount("RMR04", line.paid()),
                amount("RMR05", line.gross()),
                amount("RMR06", line.discount()));
        if (line.issuedOn() != null) {
            out.segment("DTM", "003", day(line.issuedOn()));
        }
        for (var adjustment : line.adjustments()) {
            var amount = CannotCompose.need("ADX01", adjustment.amount()).amount();
            out.segment(
                    "ADX",
                    decimal("ADX01", adjustment.charge() ? amount : amount.negate()),
                    out.id("ADX02", adjustment.code(), 2));
            var description = out.words(adjustment.description(), 80);
            if (description != null) {
                out.segment("NTE", "ERN", description);
            }
        }
    }

    private @Nullable String amount(String place, @Nullable Money money) {
        return money == null ? null : decimal(place, money.amount());
    }

    private String decimal(String place, BigDecimal amount) {
        return out.decimal(place, amount, 18);
    }

    private @Nullable String number(String place, @Nullable DocumentNumber number) {
        return number == null ? null : out.id(place, number.value(), 22);
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return X12Segments.date(date);
    }
}
