package throughline.operations.master;

import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.value.ItemId;
import throughline.model.value.UnitCode;

/**
 * A name that somebody uses for one of our items.
 *
 * @param customer whose name it is ({@link ItemReference.Scheme#BUYER}), or null for a name that everybody uses
 * @param value as the partner writes it; a GTIN with all its leading zeros, 14 digits
 * @param unit the unit the name stands for (a GTIN names a case or a piece), or null for any
 */
public record ItemName(
        ItemReference.Scheme scheme, @Nullable String customer, String value, ItemId item, @Nullable UnitCode unit) {}
