package throughline.operations.master.file;

import static throughline.operations.master.file.WrittenLines.lines;

import java.util.List;
import java.util.Map;
import throughline.operations.master.MasterRows;

/** Price groups, contracts, promotions, rebates, volume breaks, taxes and freight as the lines of their files. */
final class WrittenPrices {

    private final MasterRows.Prices prices;

    WrittenPrices(MasterRows.Prices prices) {
        this.prices = prices;
    }

    List<Map<String, String>> of(Sheet sheet) {
        return switch (sheet) {
            case PRICE_GROUPS ->
                lines(prices.groups(), (group, line) -> line.put("price group", group.code())
                        .put("name", group.name())
                        .put("factor", group.factor()));
            case CONTRACT_PRICES ->
                lines(prices.contracts(), (price, line) -> line.put("contract", price.contract())
                        .put("customer", price.customer())
                        .put("sku", price.item())
                        .put("unit", price.price().unit())
                        .put("price", price.price().amount())
                        .put("currency", price.price().currency())
                        .put("minimum", price.minimum())
                        .put("from", price.from())
                        .put("to", price.to()));
            case PROMOTIONS ->
                lines(prices.promotions(), (promotion, line) -> line.put("promotion", promotion.code())
                        .put("sku", promotion.item())
                        .put("category", promotion.category())
                        .put("price group", promotion.priceGroup())
                        .put("percent", promotion.percent())
                        .yes("exclusive", promotion.exclusive())
                        .put("from", promotion.from())
                        .put("to", promotion.to()));
            case PROMOTION_BUDGETS ->
                lines(prices.budgets(), (budget, line) -> line.put("promotion", budget.promotion())
                        .put("currency", budget.amount().currency())
                        .put("budget", budget.amount().amount()));
            case REBATES ->
                lines(prices.rebates(), (rebate, line) -> line.put("agreement", rebate.agreement())
                        .put("customer", rebate.customer())
                        .put("price group", rebate.priceGroup())
                        .put("category", rebate.category())
                        .put("percent", rebate.percent())
                        .put("from", rebate.from())
                        .put("to", rebate.to()));
            case VOLUME_BREAKS ->
                lines(prices.volumeBreaks(), (step, line) -> line.put("category", step.category())
                        .put("minimum", step.minimum())
                        .put("percent", step.percent()));
            case TAX_RATES ->
                lines(prices.duties().taxes(), (rate, line) -> line.put("jurisdiction", rate.jurisdiction())
                        .put("tax class", rate.taxClass())
                        .put("percent", rate.percent()));
            case FREIGHT_RATES ->
                lines(prices.duties().freights(), (rate, line) -> line.put("entity", rate.entity())
                        .put("billed per shipment", rate.billed().perShipment().amount())
                        .put("billed per kg", rate.billed().perKilogram().amount())
                        .put("free from", rate.freeFrom().amount())
                        .put("cost per shipment", rate.cost().perShipment().amount())
                        .put("cost per kg", rate.cost().perKilogram().amount()));
            default -> throw new IllegalArgumentException(sheet + " holds no prices");
        };
    }
}
