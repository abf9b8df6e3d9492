package throughline.rules.facts;

import java.math.BigDecimal;

/**
 * Something that waits for a person.
 *
 * @param code {@code CREDIT_HOLD}, {@code ITEM_UNKNOWN} and so on
 * @param keyAccount whether it concerns one
 * @param atRisk the money that waits, in the entity's currency; 0 when unknown
 */
public record ExceptionCase(String code, String customer, boolean keyAccount, BigDecimal atRisk) {}
