package throughline.rules;

/** What rules can propose, and to which desk. */
enum Verb {
    REMARK(Desk.ORDER, "remark"),
    HOLD_LINE(Desk.ORDER, "holdLine"),
    HOLD_ORDER(Desk.ORDER, "holdOrder"),
    REFUSE_LINE(Desk.ORDER, "refuseLine"),
    REFUSE_ORDER(Desk.ORDER, "refuseOrder"),
    CONTRACT_PRICE(Desk.PRICING, "contractPrice"),
    DISCOUNT(Desk.PRICING, "discount"),
    EXCLUSIVE_DISCOUNT(Desk.PRICING, "exclusiveDiscount"),
    SURCHARGE(Desk.PRICING, "surcharge"),
    REBATE(Desk.PRICING, "rebate"),
    HONOUR(Desk.PRICING, "honour"),
    CORRECT(Desk.PRICING, "correct"),
    ASK_SALES_MANAGER(Desk.PRICING, "askSalesManager"),
    ASK_DIRECTOR(Desk.PRICING, "askDirector"),
    BILL_FREIGHT(Desk.PRICING, "billFreight"),
    FREE_FREIGHT(Desk.PRICING, "freeFreight"),
    NOTE(Desk.CREDIT, "note"),
    HOLD_FOR_ANALYST(Desk.CREDIT, "holdForAnalyst"),
    HOLD_FOR_MANAGER(Desk.CREDIT, "holdForManager"),
    HOLD_FOR_DIRECTOR(Desk.CREDIT, "holdForDirector"),
    REQUIRE_PREPAYMENT(Desk.CREDIT, "requirePrepayment"),
    REFUSE(Desk.CREDIT, "refuse"),
    RELEASE(Desk.CREDIT, "release"),
    PREFER(Desk.ALLOCATION, "prefer"),
    EXCLUDE(Desk.ALLOCATION, "exclude"),
    KEEP_BACK(Desk.ALLOCATION, "keepBack"),
    FAIR_SHARE(Desk.ALLOCATION, "fairShare"),
    DONT_SPLIT(Desk.ALLOCATION, "dontSplit"),
    AT_MOST_WAREHOUSES(Desk.ALLOCATION, "atMostWarehouses"),
    SHIP_COMPLETE(Desk.ALLOCATION, "shipComplete"),
    BACK_ORDER_REST(Desk.ALLOCATION, "backOrderRest"),
    CANCEL_REST(Desk.ALLOCATION, "cancelRest"),
    SUBSTITUTE(Desk.ALLOCATION, "substitute"),
    PRIORITY(Desk.ALLOCATION, "priority"),
    BACK_ORDER_SHORT(Desk.ALLOCATION, "backOrderShort"),
    CANCEL_SHORT(Desk.ALLOCATION, "cancelShort"),
    ROUTE(Desk.EXCEPTION, "route"),
    DUE_IN_HOURS(Desk.EXCEPTION, "dueInHours"),
    ESCALATE_TO(Desk.EXCEPTION, "escalateTo"),
    ACCOUNT(Desk.POSTING, "account");

    final Desk desk;
    /** As analysts write it. */
    final String text;

    Verb(Desk desk, String text) {
        this.desk = desk;
        this.text = text;
    }
}
