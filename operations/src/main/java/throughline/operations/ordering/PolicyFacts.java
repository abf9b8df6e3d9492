package throughline.operations.ordering;

import static java.math.BigDecimal.ZERO;
import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.ledger.stock.StockKey;
import throughline.model.document.Order;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.UnitCode;
import throughline.operations.master.Customer;
import throughline.operations.master.Item;
import throughline.operations.master.MasterData;
import throughline.operations.master.PromotionBudget;
import throughline.operations.master.ShortShipment;
import throughline.operations.master.Warehouse;
import throughline.operations.ordering.PromotionsTaken.Purse;
import throughline.operations.ruling.Seen;
import throughline.rules.OrderQuestion;
import throughline.rules.facts.ContractPrice;
import throughline.rules.facts.GroupPrice;
import throughline.rules.facts.Line;
import throughline.rules.facts.Promotion;
import throughline.rules.facts.RebateAgreement;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.facts.VolumeBreak;

/** Puts what we know into the words of the rules: every derived figure is worked out here, before a rule sees it. */
final class PolicyFacts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final UnitCode CASE = new UnitCode("CS");
    private static final int NO_DATE = 9999;

    /** No record of ours says that a customer takes none. */
    private static final boolean ACCEPTS_SUBSTITUTES = true;

    private final MasterData master;
    private final LocalDate today;

    PolicyFacts(MasterData master, LocalDate today) {
        this.master = master;
        this.today = today;
    }

    OrderQuestion question(CheckedOrder checked, Customer customer, String channel, List<Line> lines) {
        var delivery = customer.delivery();
        var buyer = new throughline.rules.facts.Customer(
                customer.code(),
                customer.priceGroup(),
                customer.tier(),
                customer.keyAccount(),
                customer.prepaid(),
                customer.credit().stopped(),
                delivery.shipComplete(),
                ACCEPTS_SUBSTITUTES,
                delivery.shortShipment() == ShortShipment.BACK_ORDER);
        var order = new throughline.rules.facts.Order(
                channel,
                lines.stream()
                        .map(line -> line.listPrice().multiply(line.quantity()))
                        .reduce(ZERO, BigDecimal::add),
                lines.size(),
                daysToDelivery(checked.order()),
                Boolean.TRUE.equals(checked.order().shipComplete()),
                customer.entity().code());
        return new OrderQuestion(buyer, order, lines);
    }

    /** The lines a price can be found for, numbered from 0 as the rules count. */
    List<Line> lines(List<CheckedLine.Good> good, EntityId entity) {
        var lines = new ArrayList<Line>(good.size());
        for (var each : good) {
            var item = each.item();
            var price = item.priceOf(entity);
            if (price == null) {
                throw new IllegalStateException("%s is not sold by %s".formatted(item.id(), entity));
            }
            lines.add(new Line(
                    lines.size(),
                    item.id().code(),
                    item.category(),
                    each.quantity(),
                    wholeCases(item, each.quantity()),
                    price.list().amount(),
                    price.standardCost(),
                    quoted(each, price.list().currency().getCurrencyCode()),
                    item.hazardous()));
        }
        return lines;
    }

    /** Contract, group, volume and promotion prices and the rebates that hold for this customer today. */
    List<Object> offers(Customer customer, List<CheckedLine.Good> good, Currency currency, PromotionsTaken taken) {
        var offers = new ArrayList<Object>();
        var group = master.priceGroup(customer.priceGroup());
        if (group != null && group.factor().compareTo(BigDecimal.ONE) != 0) {
            offers.add(new GroupPrice(
                    group.code(), "*", BigDecimal.ONE.subtract(group.factor()).multiply(HUNDRED)));
        }
        var categories = new HashSet<String>();
        var items = new HashSet<ItemId>();
        var promotions = new LinkedHashSet<Promotion>();
        for (var line : good) {
            var item = line.item();
            if (items.add(item.id())) {
                addContracts(offers, customer, item);
            }
            if (categories.add(item.category())) {
                for (var step : master.volumeBreaks(item.category())) {
                    offers.add(new VolumeBreak(step.category(), step.minimum(), step.percent()));
                }
            }
            for (var promotion : master.promotions(item, customer.priceGroup(), today)) {
                promotions.add(new Promotion(
                        promotion.code(),
                        promotion.item() == null ? "*" : promotion.item().code(),
                        promotion.category() == null ? "*" : promotion.category(),
                        0,
                        "*",
                        promotion.percent(),
                        promotion.exclusive(),
                        budgetLeft(promotion.code(), currency, taken)));
            }
        }
        offers.addAll(promotions);
        for (var rebate : master.rebates(customer, today)) {
            if (rebate.category() == null || categories.contains(rebate.category())) {
                offers.add(new RebateAgreement(
                        rebate.agreement(), rebate.category() == null ? "*" : rebate.category(), rebate.percent()));
            }
        }
        return offers;
    }

    private BigDecimal budgetLeft(String promotion, Currency currency, PromotionsTaken taken) {
        var budgets = master.budgets(promotion);
        if (budgets.isEmpty()) {
            return Promotion.NO_BUDGET;
        }
        return budgets.stream()
                .map(PromotionBudget::amount)
                .filter(budget -> budget.currency().equals(currency))
                .findFirst()
                .map(budget ->
                        budget.minus(taken.of(new Purse(promotion, currency))).amount())
                .orElse(ZERO);
    }

    /** The promotions with a budget in an order's currency that may price its lines, or price them now. */
    Set<Purse> purses(Work work) {
        var purses = new TreeSet<Purse>();
        for (var line : work.checked.good()) {
            for (var promotion : master.promotions(line.item(), work.customer.priceGroup(), today)) {
                addPurse(purses, promotion.code(), work.order.terms.currency());
            }
        }
        work.order.promotionsStored.keySet().forEach(purse -> addPurse(purses, purse.promotion(), purse.currency()));
        return purses;
    }

    private void addPurse(Set<Purse> purses, String promotion, Currency currency) {
        if (hasBudget(master, promotion, currency)) {
            purses.add(new Purse(promotion, currency));
        }
    }

    static boolean hasBudget(MasterData master, String promotion, Currency currency) {
        return master.budgets(promotion).stream()
                .anyMatch(budget -> budget.amount().currency().equals(currency));
    }

    private void addContracts(List<Object> offers, Customer customer, Item item) {
        for (var price : master.contractPrices(customer.code(), item.id())) {
            var factor = item.units().get(price.price().unit());
            var perBase = factor == null ? null : factor.toBase(BigDecimal.ONE).orElse(null);
            if (perBase != null && !today.isBefore(price.from()) && !today.isAfter(price.to())) {
                offers.add(new ContractPrice(
                        price.contract(),
                        item.id().code(),
                        price.minimum(),
                        price.price().amount().divide(perBase, 6, HALF_EVEN)));
            }
        }
    }

    /** What a customer owes us on invoices, in the currency of his credit limit. */
    record Receivable(BigDecimal open, BigDecimal overdue, int oldestOverdueDays) {

        static final Receivable NONE = new Receivable(ZERO, ZERO, 0);
    }

    /** The customer's account, without the order that is being judged. */
    static Seen.Owed owed(Customer customer, Receivable receivables, BigDecimal openOrders) {
        return new Seen.Owed(
                customer.credit().limit().amount(),
                receivables.open(),
                openOrders,
                receivables.overdue(),
                receivables.oldestOverdueDays());
    }

    /** Every balance that may serve an item for an entity, lot by lot. */
    List<StockKey> keys(Item item, EntityId entity) {
        var keys = new ArrayList<StockKey>();
        for (var warehouse : warehouses(entity)) {
            if (item.lotControlled()) {
                master.lotsOf(item.id())
                        .forEach(lot -> keys.add(new StockKey(entity, item.id(), warehouse.id(), lot.lot())));
            } else {
                keys.add(StockKey.of(entity, item.id(), warehouse.id()));
            }
        }
        return keys;
    }

    /** The items of a line that may be sent: the one ordered, then its substitutes in the same base unit that the entity sells. */
    List<Item> candidates(Item item, EntityId entity) {
        var candidates = new ArrayList<Item>();
        candidates.add(item);
        for (var id : item.substitutes()) {
            var substitute = master.item(id);
            if (substitute != null
                    && substitute.baseUnit().equals(item.baseUnit())
                    && substitute.priceOf(entity) != null) {
                candidates.add(substitute);
            }
        }
        return candidates;
    }

    /** What each warehouse has of each item, all lots together, as the rules see it; suppliers' docks come last. */
    List<Stock> stocks(Customer customer, List<Item> items, Map<Shelf, BigDecimal> free) {
        var stocks = new ArrayList<Stock>();
        for (var item : items) {
            int rank = 0;
            for (var warehouse : ranked(customer)) {
                stocks.add(new Stock(
                        item.id().code(),
                        warehouse.id().code(),
                        free.getOrDefault(new Shelf(customer.entity(), item.id(), warehouse.id()), ZERO),
                        master.safetyStock(warehouse.id(), item.id()),
                        rank++,
                        false,
                        true));
            }
            for (var dock : docks(customer.entity(), item)) {
                stocks.add(new Stock(item.id().code(), dock.id().code(), Stock.NEVER_LIMITS, ZERO, rank++, true, true));
            }
        }
        return stocks;
    }

    List<Substitute> substitutes(Customer customer, List<CheckedLine.Good> good, Map<Shelf, BigDecimal> free) {
        var substitutes = new ArrayList<Substitute>();
        var seen = new HashSet<ItemId>();
        for (var line : good) {
            if (!seen.add(line.item().id())) {
                continue;
            }
            for (var other : candidates(line.item(), customer.entity())
                    .subList(1, candidates(line.item(), customer.entity()).size())) {
                substitutes.add(new Substitute(
                        line.item().id().code(),
                        other.id().code(),
                        total(other, customer.entity(), free),
                        dearer(line.item(), other, customer)));
            }
        }
        return substitutes;
    }

    /** An item of an entity in a warehouse, all lots together. */
    record Shelf(EntityId entity, ItemId item, LocationId warehouse) {}

    /** The customer's home warehouse first. */
    private List<Warehouse> ranked(Customer customer) {
        var home = customer.delivery().warehouse();
        var ranked = new ArrayList<Warehouse>();
        for (var warehouse : warehouses(customer.entity())) {
            if (warehouse.id().equals(home)) {
                ranked.add(0, warehouse);
            } else {
                ranked.add(warehouse);
            }
        }
        return ranked;
    }

    /** Ours, and those that work for us; a supplier's dock has stock of its own, which is not ours to promise. */
    private List<Warehouse> warehouses(EntityId entity) {
        return master.warehouses().stream()
                .filter(warehouse -> warehouse.entity().equals(entity) && !warehouse.dropShip())
                .toList();
    }

    /** Suppliers who ship this item to our customers themselves. */
    private List<Warehouse> docks(EntityId entity, Item item) {
        return master.warehouses().stream()
                .filter(Warehouse::dropShip)
                .filter(dock -> dock.entity().equals(entity) && dock.sends(item))
                .toList();
    }

    private BigDecimal total(Item item, EntityId entity, Map<Shelf, BigDecimal> free) {
        var total = ZERO;
        for (var warehouse : warehouses(entity)) {
            total = total.add(free.getOrDefault(new Shelf(entity, item.id(), warehouse.id()), ZERO));
        }
        return total;
    }

    private static BigDecimal dearer(Item item, Item other, Customer customer) {
        var ours = item.priceOf(customer.entity());
        var theirs = other.priceOf(customer.entity());
        if (ours == null || theirs == null || ours.list().amount().signum() == 0) {
            return HUNDRED;
        }
        return theirs.list()
                .amount()
                .subtract(ours.list().amount())
                .multiply(HUNDRED)
                .divide(ours.list().amount(), 2, HALF_EVEN);
    }

    private int daysToDelivery(Order order) {
        var wanted = order.deliverOn();
        return wanted == null
                ? NO_DATE
                : (int) Math.max(-NO_DATE, Math.min(NO_DATE, ChronoUnit.DAYS.between(today, wanted)));
    }

    private static int wholeCases(Item item, BigDecimal quantity) {
        var factor = item.units().get(CASE);
        var perCase = factor == null ? null : factor.toBase(BigDecimal.ONE).orElse(null);
        return perCase == null ? 0 : quantity.divideToIntegralValue(perCase).intValue();
    }

    /** What the buyer expects to pay per base unit; null when he does not say, or says it in another currency or an unknown unit. */
    private static @Nullable BigDecimal quoted(CheckedLine.Good line, String currency) {
        var price = line.line().price();
        if (price == null || !price.currency().getCurrencyCode().equals(currency)) {
            return null;
        }
        var factor = line.item().units().get(price.unit());
        var perBase = factor == null ? null : factor.toBase(BigDecimal.ONE).orElse(null);
        return perBase == null ? null : price.amount().divide(perBase, 6, HALF_EVEN);
    }
}
