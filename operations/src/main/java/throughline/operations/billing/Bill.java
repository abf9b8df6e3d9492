package throughline.operations.billing;

import java.util.List;
import throughline.ledger.posting.CustomerInvoice;
import throughline.model.document.Invoice;
import throughline.model.value.Money;

/**
 * An invoice, and what the books and the order desk have to know of it.
 *
 * @param lines for the posting
 * @param lineTaxes the tax on each of the invoice's lines, in their order; freight's is not among them
 */
public record Bill(long number, Invoice invoice, List<CustomerInvoice.Line> lines, List<SalesTax> lineTaxes) {

    public Bill {
        lines = List.copyOf(lines);
        lineTaxes = List.copyOf(lineTaxes);
    }

    public Money tax() {
        return invoice.total().minus(invoice.goods()).minus(invoice.freight());
    }
}
