package throughline.operations.freight;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.model.document.FreightInvoice;
import throughline.model.reading.Actor;
import throughline.model.value.EntityId;
import throughline.model.value.Money;

/** Holds a bill against what was expected: a plain function, so that every answer of it can be tried without a database. */
final class Audit {

    /** What a person cannot take either: there is nothing that could be posted. */
    static final Set<String> FINAL = Set.of("FREIGHT_AMOUNT_NOT_POSITIVE", "FREIGHT_SEVERAL_ENTITIES");

    /** Why a bill waits. */
    record Finding(String code, Actor who, String reason) {}

    private Audit() {}

    /** Whether the charges are what the bill comes to; a bill without charges says only the total. */
    static boolean addsUp(FreightInvoice invoice) {
        var sum = Money.zero(invoice.total().currency());
        for (var charge : invoice.charges()) {
            if (!charge.amount().currency().equals(sum.currency())) {
                return false;
            }
            sum = sum.plus(charge.amount());
        }
        return invoice.charges().isEmpty() || sum.equals(invoice.total());
    }

    /** Null when the bill may be posted as it is. */
    static @Nullable Finding of(FreightInvoice invoice, List<Portion> portions, Agreement agreed) {
        var finding = ofSums(invoice);
        finding = finding == null ? ofShipments(portions) : finding;
        finding = finding == null ? ofCurrency(invoice, portions) : finding;
        return finding == null ? ofAmounts(portions, agreed) : finding;
    }

    private static @Nullable Finding ofSums(FreightInvoice invoice) {
        if (invoice.total().isNegative() || invoice.total().isZero()) {
            return new Finding(
                    "FREIGHT_AMOUNT_NOT_POSITIVE",
                    Actor.PARTNER,
                    "The bill comes to %s: it asks for nothing. Reject it, and ask the carrier what it means."
                            .formatted(invoice.total()));
        }
        return addsUp(invoice)
                ? null
                : new Finding(
                        "FREIGHT_SUMS_DIFFER",
                        Actor.PARTNER,
                        "The charges add up to %s, the bill says %s. Reject it and ask for one that adds up, or release it to owe what it says."
                                .formatted(charges(invoice), invoice.total()));
    }

    private static String charges(FreightInvoice invoice) {
        return invoice.charges().stream()
                .collect(Collectors.groupingBy(
                        charge -> charge.amount().currency(),
                        Collectors.mapping(
                                FreightInvoice.Charge::amount, Collectors.reducing((one, other) -> one.plus(other)))))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .map(Money::toString)
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    private static @Nullable Finding ofShipments(List<Portion> portions) {
        for (var portion : portions) {
            if (!portion.known) {
                return new Finding(
                        "FREIGHT_SHIPMENT_UNKNOWN",
                        Actor.PARTNER,
                        "%s are billed for %s, which is nothing that we know to have shipped. Ask the carrier which shipment it means."
                                .formatted(portion.billed, portion.named.isEmpty() ? "no shipment" : portion.text()));
            }
        }
        var entities = portions.stream()
                .flatMap(portion -> portion.accruals.stream())
                .map(accrual -> accrual.entity)
                .map(EntityId::code)
                .distinct()
                .sorted()
                .toList();
        return entities.size() < 2
                ? null
                : new Finding(
                        "FREIGHT_SEVERAL_ENTITIES",
                        Actor.PARTNER,
                        "The bill is for shipments of %s. Ask the carrier for a bill to each of them, and reject this one."
                                .formatted(String.join(" and ", entities)));
    }

    private static @Nullable Finding ofCurrency(FreightInvoice invoice, List<Portion> portions) {
        return portions.stream()
                .flatMap(portion -> portion.accruals.stream())
                .map(accrual -> accrual.expected.currency())
                .filter(expected -> !expected.equals(invoice.total().currency()))
                .findFirst()
                .map(expected -> new Finding(
                        "FREIGHT_CURRENCY",
                        Actor.OPERATOR,
                        "The bill is in %s, and %s was expected. Release it to owe it in its own currency, or reject it and ask for one in %s."
                                .formatted(invoice.total().currency(), expected, expected)))
                .orElse(null);
    }

    private static @Nullable Finding ofAmounts(List<Portion> portions, Agreement agreed) {
        for (var portion : portions) {
            var finding = ofAmount(portion, agreed);
            if (finding != null) {
                return finding;
            }
        }
        return null;
    }

    private static @Nullable Finding ofAmount(Portion portion, Agreement agreed) {
        if (portion.accruals.isEmpty()) {
            return new Finding(
                    "FREIGHT_NOT_EXPECTED",
                    Actor.OPERATOR,
                    "%s are billed for %s, for which no freight is expected: it has not left, or its customer pays the carrier."
                            .formatted(portion.billed, portion.text()));
        }
        var open = portion.open();
        if (open.isEmpty()) {
            return new Finding(
                    "FREIGHT_BILLED_BEFORE",
                    Actor.PARTNER,
                    "%s are billed for %s, which the bill %s was for already. Ask the carrier what this one is for."
                            .formatted(
                                    portion.billed,
                                    portion.text(),
                                    portion.accruals.stream()
                                            .flatMap(accrual -> Stream.ofNullable(accrual.bill))
                                            .distinct()
                                            .collect(Collectors.joining(", "))));
        }
        var expected = open.stream()
                .map(accrual -> accrual.expected)
                .reduce(Money::plus)
                .orElseThrow();
        return agreed.allows(expected, portion.billed)
                ? null
                : new Finding(
                        "FREIGHT_OUT_OF_TOLERANCE",
                        Actor.OPERATOR,
                        "%s: %s was expected and %s is billed, %s."
                                .formatted(
                                        portion.text(),
                                        expected,
                                        portion.billed,
                                        difference(expected, portion.billed)));
    }

    private static String difference(Money expected, Money billed) {
        var difference = billed.minus(expected);
        var percent = difference.amount().abs().movePointRight(2).divide(expected.amount(), 1, RoundingMode.HALF_EVEN);
        return "%s %s (%s percent)"
                .formatted(
                        difference.isNegative() ? difference.negated() : difference,
                        difference.isNegative() ? "less" : "more",
                        percent.toPlainString());
    }
}
