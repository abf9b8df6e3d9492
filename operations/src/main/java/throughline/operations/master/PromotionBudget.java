package throughline.operations.master;

import throughline.model.value.Money;

/**
 * How much discount a promotion may give in one currency. A promotion without any may give what it will; one that has budgets gives nothing in a currency
 * without one.
 *
 * @param amount 0 or more, list value less price, without tax
 */
public record PromotionBudget(String promotion, Money amount) {}
