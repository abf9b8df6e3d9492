package throughline.operations.master;

import java.math.BigDecimal;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;

/** What must stay in a warehouse, in base units: never promised to anybody but a key account. */
public record SafetyStock(LocationId warehouse, ItemId item, BigDecimal quantity) {}
