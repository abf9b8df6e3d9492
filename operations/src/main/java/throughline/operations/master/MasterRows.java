package throughline.operations.master;

import java.util.List;

/** Master records as they are stored and edited, in their own order, before anything is looked up in them. */
public record MasterRows(Companies companies, Goods goods, Prices prices) {

    public static final MasterRows NONE = new MasterRows(
            new Companies(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
            new Goods(List.of(), List.of(), List.of(), List.of(), List.of()),
            new Prices(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new Duties(List.of(), List.of())));

    /** Who. */
    public record Companies(
            List<LegalEntity> entities,
            List<ChartAccount> accounts,
            List<PaymentTerms> terms,
            List<Supplier> suppliers,
            List<Warehouse> warehouses,
            List<Customer> customers) {

        public Companies {
            entities = List.copyOf(entities);
            accounts = List.copyOf(accounts);
            terms = List.copyOf(terms);
            suppliers = List.copyOf(suppliers);
            warehouses = List.copyOf(warehouses);
            customers = List.copyOf(customers);
        }
    }

    /** What. */
    public record Goods(
            List<Item> items,
            List<ItemName> names,
            List<Lot> lots,
            List<SafetyStock> safetyStocks,
            List<StockReason> stockReasons) {

        public Goods {
            items = List.copyOf(items);
            names = List.copyOf(names);
            lots = List.copyOf(lots);
            safetyStocks = List.copyOf(safetyStocks);
            stockReasons = List.copyOf(stockReasons);
        }
    }

    /** For how much. */
    public record Prices(
            List<PriceGroup> groups,
            List<ContractPrice> contracts,
            List<Promotion> promotions,
            List<PromotionBudget> budgets,
            List<RebateAgreement> rebates,
            List<VolumeBreak> volumeBreaks,
            Duties duties) {

        public Prices {
            groups = List.copyOf(groups);
            contracts = List.copyOf(contracts);
            promotions = List.copyOf(promotions);
            budgets = List.copyOf(budgets);
            rebates = List.copyOf(rebates);
            volumeBreaks = List.copyOf(volumeBreaks);
        }
    }

    /** What comes on top. */
    public record Duties(List<TaxRate> taxes, List<FreightRate> freights) {

        public Duties {
            taxes = List.copyOf(taxes);
            freights = List.copyOf(freights);
        }
    }
}
