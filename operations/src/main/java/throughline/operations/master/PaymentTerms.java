package throughline.operations.master;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * When an invoice falls due, and what paying early earns.
 *
 * @param code {@code NET30}; {@code PREPAID} is paid before we accept the order
 * @param netDays from the invoice's date
 * @param discountPercent of the goods when paid within {@code discountDays}; zero for none
 */
public record PaymentTerms(String code, int netDays, boolean prepaid, BigDecimal discountPercent, int discountDays) {

    public LocalDate dueOn(LocalDate issuedOn) {
        return issuedOn.plusDays(netDays);
    }
}
