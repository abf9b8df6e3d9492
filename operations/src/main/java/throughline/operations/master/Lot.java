package throughline.operations.master;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import throughline.model.value.ItemId;
import throughline.model.value.LotId;

/** A batch of one item. {@code expiresOn} is the last day it may be sold, or null when it keeps. */
public record Lot(ItemId item, LotId lot, @Nullable LocalDate expiresOn) {}
