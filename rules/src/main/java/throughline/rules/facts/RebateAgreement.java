package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * A rebate that is agreed with this customer, valid on the day of the order: paid back later, so it is not on the invoice.
 *
 * @param agreement its number
 * @param category or {@code *} for every category
 * @param percent of what is invoiced, without tax
 */
public record RebateAgreement(String agreement, String category, BigDecimal percent) {}
