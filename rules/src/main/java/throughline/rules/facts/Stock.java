package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * What one warehouse has of one item.
 *
 * @param available to promise, in base units, safety stock included
 * @param safety kept back for key accounts
 * @param rank how near the warehouse is to the ship-to: 0 is the customer's home warehouse
 * @param dropShip whether it is a supplier's dock
 * @param licensed whether it may ship hazardous goods
 */
public record Stock(
        String sku,
        String warehouse,
        BigDecimal available,
        BigDecimal safety,
        int rank,
        boolean dropShip,
        boolean licensed) {}
