package throughline.connectors.edi.finding;

import static throughline.model.reading.Actor.ANALYST;
import static throughline.model.reading.Actor.OPERATOR;
import static throughline.model.reading.Actor.PARTNER;
import static throughline.model.reading.Severity.ERROR;
import static throughline.model.reading.Severity.FATAL;
import static throughline.model.reading.Severity.NOTE;
import static throughline.model.reading.Severity.WARNING;

import org.jspecify.annotations.Nullable;
import throughline.model.reading.Actor;
import throughline.model.reading.Severity;

/**
 * Everything we may find wrong with a message: how bad it is, who has to act, and the code its acknowledgement gives
 * (X12: TA105, AK905, AK502, AK304 or AK403 by its level; EDIFACT: data element 0085).
 */
public enum FindingCode {
    FORMAT_UNKNOWN(
            Level.MESSAGE,
            FATAL,
            OPERATOR,
            null,
            null,
            "The first bytes are of no format that we read. Nothing was taken from it."),
    FORMAT_NOT_SPOKEN(Level.MESSAGE, FATAL, OPERATOR, null, null, "We know what it is and do not read that format."),
    EDI_JUNK(
            Level.MESSAGE,
            WARNING,
            PARTNER,
            null,
            null,
            "Bytes that belong to no interchange: before the first, between two, or after the last."),
    EDI_ENCODING(
            Level.ELEMENT,
            WARNING,
            PARTNER,
            "6",
            "21",
            "Bytes that are not valid in the message's character set; they were read as ISO-8859-1."),
    EDI_CHARACTER(Level.ELEMENT, WARNING, PARTNER, "6", "21", "A control character in the data."),
    EDI_NOT_TERMINATED(
            Level.SEGMENT,
            WARNING,
            PARTNER,
            "8",
            "18",
            "The message ends in the middle of a segment: it may have been cut off."),
    EDI_SET_TOO_LARGE(
            Level.SET,
            ERROR,
            PARTNER,
            "5",
            "35",
            "One transaction set is larger than 32 MiB; it has to be sent in parts."),
    EDI_SEGMENT_TOO_LONG(
            Level.SEGMENT, ERROR, PARTNER, "8", "39", "A segment is longer than 1 MiB: a terminator is missing."),
    EDI_TYPE_NOT_MAPPED(
            Level.SET,
            NOTE,
            ANALYST,
            null,
            null,
            "No map reads this type of message; its envelope was checked and it is kept."),
    EDI_VERSION_TOLERATED(
            Level.SET,
            NOTE,
            ANALYST,
            null,
            null,
            "The version is not one we have a guide for; the nearest guide was used."),
    MAP_UNUSABLE(
            Level.SET,
            WARNING,
            ANALYST,
            null,
            null,
            "The map, or the partner's differences from it, cannot be used; nothing was taken from the set."),
    READER_FAULT(
            Level.SET,
            WARNING,
            Actor.US,
            null,
            null,
            "A fault of ours kept us from reading the set; it is kept for replay."),
    EDI_MORE_FINDINGS(Level.SET, NOTE, PARTNER, null, null, "More was found wrong than is worth listing one by one."),

    X12_INTERCHANGE_HEADER(
            Level.INTERCHANGE,
            FATAL,
            PARTNER,
            "022",
            null,
            "ISA is not made as the standard demands, so the separators are not known."),
    X12_INTERCHANGE_WIDTH(
            Level.INTERCHANGE, WARNING, PARTNER, "022", null, "An ISA element does not have its fixed width."),
    X12_NO_INTERCHANGE(
            Level.INTERCHANGE,
            ERROR,
            PARTNER,
            "022",
            null,
            "Groups or sets without an ISA around them; nobody can be answered."),
    X12_INTERCHANGE_TRAILER(
            Level.INTERCHANGE,
            WARNING,
            PARTNER,
            "023",
            null,
            "IEA is missing: the end of the interchange may have been lost."),
    X12_INTERCHANGE_CONTROL(
            Level.INTERCHANGE, WARNING, PARTNER, "001", null, "IEA02 does not repeat the control number of ISA13."),
    X12_GROUP_COUNT(
            Level.INTERCHANGE, WARNING, PARTNER, "021", null, "IEA01 does not give the number of groups received."),
    X12_STRAY_SEGMENT(
            Level.INTERCHANGE, WARNING, PARTNER, "024", null, "A segment stands outside every transaction set."),
    X12_GROUP_HEADER(
            Level.GROUP, WARNING, PARTNER, "1", null, "A set stands outside every group, or GS lacks an element."),
    X12_GROUP_TRAILER(Level.GROUP, WARNING, PARTNER, "3", null, "GE is missing."),
    X12_GROUP_CONTROL(Level.GROUP, WARNING, PARTNER, "4", null, "GE02 does not repeat the control number of GS06."),
    X12_SET_COUNT(
            Level.GROUP,
            WARNING,
            PARTNER,
            "5",
            null,
            "GE01 does not give the number of sets received: sets may have been lost."),
    X12_SET_TRAILER(Level.SET, ERROR, PARTNER, "2", null, "SE is missing: the end of the set may have been lost."),
    X12_SET_CONTROL(Level.SET, ERROR, PARTNER, "3", null, "SE02 does not repeat the control number of ST02."),
    X12_SEGMENT_COUNT(
            Level.SET,
            ERROR,
            PARTNER,
            "4",
            null,
            "SE01 does not give the number of segments received: segments may have been lost."),
    X12_SET_HEADER(Level.SET, ERROR, PARTNER, "7", null, "ST lacks its type or its control number."),
    X12_SET_REPEATED(Level.SET, WARNING, PARTNER, "7", null, "Two sets of one group have the same control number."),
    X12_SET_IN_WRONG_GROUP(
            Level.SET, WARNING, PARTNER, "6", null, "The group's GS01 is not the one for sets of this type."),

    EDIFACT_INTERCHANGE_HEADER(
            Level.INTERCHANGE, FATAL, PARTNER, null, "13", "UNB or UNA is not made as the standard demands."),
    EDIFACT_INTERCHANGE_ELEMENT(
            Level.INTERCHANGE, WARNING, PARTNER, null, "13", "UNB lacks something that the standard demands."),
    EDIFACT_NO_INTERCHANGE(
            Level.INTERCHANGE,
            ERROR,
            PARTNER,
            null,
            "13",
            "Messages without a UNB around them; nobody can be answered."),
    EDIFACT_GROUP_TRAILER(Level.INTERCHANGE, WARNING, PARTNER, null, "13", "UNE is missing."),
    EDIFACT_INTERCHANGE_TRAILER(
            Level.INTERCHANGE,
            WARNING,
            PARTNER,
            null,
            "13",
            "UNZ is missing: the end of the interchange may have been lost."),
    EDIFACT_INTERCHANGE_CONTROL(
            Level.INTERCHANGE, WARNING, PARTNER, null, "28", "UNZ does not repeat the control reference of UNB."),
    EDIFACT_MESSAGE_COUNT(
            Level.INTERCHANGE,
            WARNING,
            PARTNER,
            null,
            "29",
            "UNZ or UNE does not give the number of messages or groups received."),
    EDIFACT_STRAY_SEGMENT(Level.INTERCHANGE, WARNING, PARTNER, null, "33", "A segment stands outside every message."),
    EDIFACT_MESSAGE_TRAILER(
            Level.SET, ERROR, PARTNER, null, "13", "UNT is missing: the end of the message may have been lost."),
    EDIFACT_MESSAGE_CONTROL(Level.SET, ERROR, PARTNER, null, "28", "UNT does not repeat the reference of UNH."),
    EDIFACT_SEGMENT_COUNT(
            Level.SET,
            ERROR,
            PARTNER,
            null,
            "29",
            "UNT does not give the number of segments received: segments may have been lost."),
    EDIFACT_MESSAGE_HEADER(Level.SET, ERROR, PARTNER, null, "13", "UNH lacks its reference or its type."),
    EDIFACT_MESSAGE_REPEATED(
            Level.SET, WARNING, PARTNER, null, "26", "Two messages of one interchange have the same reference."),

    TRADACOMS_FILE_TRAILER(
            Level.INTERCHANGE, WARNING, PARTNER, null, null, "END is missing: the end of the file may have been lost."),
    TRADACOMS_MESSAGE_COUNT(
            Level.INTERCHANGE,
            WARNING,
            PARTNER,
            null,
            null,
            "END, or OFT for the orders, does not give the number of messages received."),
    TRADACOMS_STRAY_SEGMENT(
            Level.INTERCHANGE, WARNING, PARTNER, null, null, "A segment stands outside every message of the file."),
    TRADACOMS_MESSAGE_HEADER(
            Level.SET, ERROR, PARTNER, null, null, "MHD lacks its reference or its type, or is out of sequence."),
    TRADACOMS_MESSAGE_TRAILER(
            Level.SET, ERROR, PARTNER, null, null, "MTR is missing: the end of the message may have been lost."),
    TRADACOMS_SEGMENT_COUNT(
            Level.SET, ERROR, PARTNER, null, null, "MTR does not give the number of segments: some may be lost."),

    SEGMENT_UNKNOWN(Level.SEGMENT, WARNING, PARTNER, "1", "15", "The standard's guide knows no such segment."),
    SEGMENT_UNEXPECTED(
            Level.SEGMENT,
            WARNING,
            PARTNER,
            "2",
            "15",
            "The segment does not belong into this type of message, or not here."),
    SEGMENT_MISSING(
            Level.SEGMENT, ERROR, PARTNER, "3", "13", "A segment is missing that the message cannot do without."),
    SEGMENT_WANTED(
            Level.SEGMENT,
            WARNING,
            PARTNER,
            "3",
            "13",
            "A segment is missing that the standard demands; the message was read without it."),
    SEGMENT_TOO_OFTEN(
            Level.SEGMENT,
            WARNING,
            PARTNER,
            "5",
            "35",
            "The segment or its loop comes more often than the guide allows."),
    SEGMENT_ORDER(Level.SEGMENT, WARNING, PARTNER, "7", "15", "The segment stands in the wrong place."),
    ELEMENT_MISSING(
            Level.ELEMENT, ERROR, PARTNER, "1", "13", "An element is missing that the message cannot do without."),
    ELEMENT_WANTED(
            Level.ELEMENT,
            WARNING,
            PARTNER,
            "1",
            "13",
            "An element is missing that the standard demands; the message was read without it."),
    ELEMENT_PAIR(Level.ELEMENT, WARNING, PARTNER, "2", "13", "Two elements that need each other do not come together."),
    ELEMENT_TOO_MANY(
            Level.ELEMENT,
            WARNING,
            PARTNER,
            "3",
            "16",
            "The segment has more elements, or the element more components, than the standard gives it."),
    ELEMENT_TOO_SHORT(Level.ELEMENT, WARNING, PARTNER, "4", "40", "The value is shorter than the standard allows."),
    ELEMENT_TOO_LONG(Level.ELEMENT, WARNING, PARTNER, "5", "39", "The value is longer than the standard allows."),
    ELEMENT_NUMBER(Level.ELEMENT, WARNING, PARTNER, "6", "37", "The value has to be a number and is none."),
    ELEMENT_CODE(Level.ELEMENT, WARNING, PARTNER, "7", "12", "The code is not in the standard's list."),
    ELEMENT_DATE(Level.ELEMENT, WARNING, PARTNER, "8", "12", "The value has to be a date and is none."),
    ELEMENT_TIME(Level.ELEMENT, WARNING, PARTNER, "9", "12", "The value has to be a time and is none."),

    // The partner's own guide: a rule that only warns makes each of them a warning.
    GUIDE_SEGMENT_MISSING(Level.SEGMENT, ERROR, PARTNER, "3", "13", "Their guide demands a segment that is not there."),
    GUIDE_SEGMENT_FORBIDDEN(Level.SEGMENT, ERROR, PARTNER, "2", "15", "Their guide has no such segment here."),
    GUIDE_SEGMENT_TOO_OFTEN(Level.SEGMENT, ERROR, PARTNER, "5", "35", "More such segments than their guide allows."),
    GUIDE_ELEMENT_MISSING(Level.ELEMENT, ERROR, PARTNER, "1", "13", "Their guide demands an element that is not sent."),
    GUIDE_ELEMENT_FORBIDDEN(Level.ELEMENT, ERROR, PARTNER, "10", "15", "Their guide has no such element here."),
    GUIDE_ELEMENT_CODE(Level.ELEMENT, ERROR, PARTNER, "7", "12", "The code is not one that their guide uses."),
    GUIDE_ELEMENT_TOO_SHORT(Level.ELEMENT, ERROR, PARTNER, "4", "40", "Their guide demands a longer value."),
    GUIDE_ELEMENT_TOO_LONG(Level.ELEMENT, ERROR, PARTNER, "5", "39", "Their guide demands a shorter value."),
    GUIDE_ELEMENT_FORM(Level.ELEMENT, ERROR, PARTNER, "7", "12", "The value does not have the form of their guide."),

    DOCUMENT_NUMBER(Level.SET, ERROR, PARTNER, "5", "13", "The document has no number, so nobody could refer to it."),
    DOCUMENT_LINES(Level.SET, WARNING, PARTNER, "5", "13", "The document has no lines."),
    LINE_QUANTITY(
            Level.ELEMENT,
            WARNING,
            PARTNER,
            "2",
            "13",
            "A line says no quantity; it was read as zero, and the desk will ask."),
    LINE_ITEM(Level.SEGMENT, WARNING, PARTNER, "8", "13", "A line names no item."),
    LINE_UNIT(Level.ELEMENT, NOTE, ANALYST, null, null, "The unit is in no table; it was kept as sent."),
    LINE_PRICE(
            Level.ELEMENT,
            WARNING,
            PARTNER,
            "7",
            "12",
            "The price cannot be read as a price; the line was read without it."),
    LINE_PRICE_BASIS(
            Level.ELEMENT,
            NOTE,
            ANALYST,
            null,
            null,
            "The basis of the price is in no table; it was read as a price for one unit."),
    DOCUMENT_CURRENCY(
            Level.ELEMENT, WARNING, PARTNER, "7", "12", "The currency code is no ISO 4217 code; it was left out."),
    DOCUMENT_DATE(
            Level.ELEMENT,
            WARNING,
            PARTNER,
            "8",
            "12",
            "A date cannot be read in the form it says it has; it was left out."),
    DOCUMENT_COPY(Level.SET, NOTE, PARTNER, null, null, "Its sender calls it a copy: it is kept and not taken."),
    DOCUMENT_COUNT(
            Level.ELEMENT,
            WARNING,
            PARTNER,
            "7",
            "29",
            "The count of lines in the summary is not the number of lines received."),
    DOCUMENT_HASH(
            Level.ELEMENT,
            NOTE,
            PARTNER,
            null,
            null,
            "The hash total in the summary is not the sum of the quantities."),
    DOCUMENT_LEVEL(
            Level.ELEMENT,
            WARNING,
            PARTNER,
            "7",
            "12",
            "A level of a shipment (HL, CPS) names a level above it that there is not, or a number that another one"
                    + " has."),
    DOCUMENT_ORDERS(
            Level.ELEMENT,
            NOTE,
            OPERATOR,
            null,
            null,
            "The document is about several orders; it names the first, and the others stay unread with it."),
    DOCUMENT_CODE(
            Level.ELEMENT,
            NOTE,
            ANALYST,
            null,
            null,
            "A code that says what the document or a line means is in no table; the text says how it was read."),
    CHANGE_QUANTITY(
            Level.ELEMENT,
            WARNING,
            PARTNER,
            "2",
            "13",
            "A line of a change says no new quantity; it was left out of the change and stays unread."),

    // Money and transport.
    DOCUMENT_TOTAL(
            Level.ELEMENT, ERROR, PARTNER, "7", "12", "What the document comes to is not said, or cannot be paid."),
    DOCUMENT_CURRENCY_WANTED(Level.SET, WARNING, PARTNER, "5", "13", "No currency is named, so no amount can be read."),
    AMOUNT_TOO_FINE(Level.ELEMENT, WARNING, PARTNER, "7", "12", "An amount is finer than its currency can be paid."),
    LINE_AMOUNT(Level.SEGMENT, NOTE, ANALYST, null, null, "What a line comes to is not said; it was read as zero."),
    LINE_PRICE_NEGATIVE(
            Level.ELEMENT, NOTE, PARTNER, null, null, "A negative price was read as that of a negative quantity."),
    DOCUMENT_TIME_ZONE(Level.ELEMENT, WARNING, PARTNER, null, null, "A time in a zone we do not know was read as UTC."),
    DOCUMENT_SHIPMENT(Level.SET, WARNING, PARTNER, null, null, "A carrier names no shipment; nothing was taken."),
    STATUS_UNKNOWN(
            Level.SET, NOTE, ANALYST, null, null, "A carrier says nothing that has happened; nothing was taken.");

    private final Level level;
    private final Severity severity;
    private final Actor who;
    private final @Nullable String x12;
    private final @Nullable String edifact;
    private final String meaning;

    FindingCode(
            Level level, Severity severity, Actor who, @Nullable String x12, @Nullable String edifact, String meaning) {
        this.level = level;
        this.severity = severity;
        this.who = who;
        this.x12 = x12;
        this.edifact = edifact;
        this.meaning = meaning;
    }

    public Level level() {
        return level;
    }

    public Severity severity() {
        return severity;
    }

    public Actor who() {
        return who;
    }

    /** TA105, AK905, AK502, AK304 or AK403. */
    public @Nullable String x12() {
        return x12;
    }

    /** Data element 0085. */
    public @Nullable String edifact() {
        return edifact;
    }

    /** One or two sentences for docs/findings.md. */
    public String meaning() {
        return meaning;
    }
}
