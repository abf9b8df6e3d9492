package throughline.operations.master;

import throughline.model.value.EntityId;
import throughline.model.value.Money;

/**
 * What a shipment's carriage costs the customer: an amount for the shipment and one for each kilogram begun.
 *
 * @param freeFrom the value of goods from which we bill no freight, or zero for never
 */
public record FreightRate(EntityId entity, Money perShipment, Money perKilogram, Money freeFrom) {}
