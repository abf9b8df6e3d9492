package throughline.operations.rebate;

import java.time.Instant;
import java.time.LocalDate;
import throughline.model.value.Money;

/**
 * Rebates that were paid back by a credit note.
 *
 * @param number of the credit note
 * @param until the last day of the invoices that it settles
 * @param settledOn the day it counts for in the books
 * @param amount what was promised, without tax
 * @param tax on it, as it was invoiced
 * @param by who settled it
 */
public record Settlement(
        String number,
        String customer,
        String entity,
        LocalDate until,
        LocalDate settledOn,
        Money amount,
        Money tax,
        Money total,
        String by,
        String why,
        Instant settledAt) {}
