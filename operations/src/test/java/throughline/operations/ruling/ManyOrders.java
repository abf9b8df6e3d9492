package throughline.operations.ruling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import throughline.model.document.Order;
import throughline.model.value.UnitCode;
import throughline.operations.House;
import throughline.operations.master.Customer;
import throughline.operations.master.Item;

/** Orders of all the demonstration's customers, for its items, by chance but always the same: what a month looks like. */
public final class ManyOrders {

    private static final int IN_A_MESSAGE = 100;

    private final House house;
    private final List<Customer> customers;
    private final List<Item> items;
    private final Random chance = new Random(4);

    public ManyOrders(House house) {
        this.house = house;
        var master = house.demo.master.current();
        this.customers = master.rows().companies().customers().stream()
                .filter(customer -> customer.partner() != null)
                .sorted(Comparator.comparing(Customer::code))
                .toList();
        this.items = master.rows().goods().items().stream()
                .sorted(Comparator.comparing(item -> item.id().code()))
                .toList();
    }

    /** Takes so many orders, some per message, one customer after the other. */
    public void take(int count) {
        for (int taken = 0; taken < count; ) {
            var customer = customers.get((taken / IN_A_MESSAGE) % customers.size());
            var orders = new ArrayList<Order>();
            while (orders.size() < IN_A_MESSAGE && taken < count) {
                orders.add(order(customer, "MANY-" + taken++));
            }
            house.take(String.valueOf(customer.partner()), orders.toArray(Order[]::new));
        }
    }

    private Order order(Customer customer, String number) {
        var lines = new String[1 + chance.nextInt(5)];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line(customer);
        }
        return House.order(String.valueOf(customer.partner()), number, null, chance.nextInt(10) == 0, lines);
    }

    private String line(Customer customer) {
        Item item;
        do {
            item = items.get(chance.nextInt(items.size()));
        } while (item.priceOf(customer.entity()) == null);
        var units = item.units().keySet().stream().map(UnitCode::code).sorted().toList();
        var unit = units.get(chance.nextInt(units.size()));
        var text = "%s %d %s".formatted(item.id().code(), 1 + chance.nextInt(chance.nextInt(4) == 0 ? 120 : 12), unit);
        var factor = item.units().get(new UnitCode(unit)).toBase(BigDecimal.ONE);
        if (factor.isEmpty() || chance.nextInt(3) > 0) {
            return text;
        }
        var quoted = item.priceOf(customer.entity())
                .list()
                .amount()
                .multiply(factor.get())
                .multiply(BigDecimal.valueOf(80 + chance.nextInt(25), 2))
                .setScale(4, RoundingMode.HALF_EVEN);
        return text + " " + quoted.toPlainString();
    }
}
