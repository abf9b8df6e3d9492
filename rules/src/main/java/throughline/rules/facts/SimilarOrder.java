package throughline.rules.facts;

/**
 * An earlier order of the same customer, of the last 90 days, for the same items in the same quantities, under another number. Called off and refused
 * ones do not count.
 *
 * @param number ours
 * @param buyerNumber as the buyer calls it
 * @param daysBefore how many days it came before this one; 0 on the same day
 * @param sameShipTo whether it goes to the same place
 * @param sameDelivery whether the same day is asked for, or none by either
 */
public record SimilarOrder(
        String number, String buyerNumber, int daysBefore, boolean sameShipTo, boolean sameDelivery) {}
