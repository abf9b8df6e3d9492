package throughline.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.model.reading.Finding;

/** What is wrong with a document about goods is named at its byte, and only what cannot be understood is refused. */
class GoodsFaultTest {

    @ParameterizedTest
    @CsvSource({
        "x12-855-004010.edi, CTT*6*39, CTT*7*39, DOCUMENT_COUNT, CTT*, 4, false",
        "x12-855-004010.edi, CTT*6*39, CTT*6*40, DOCUMENT_HASH, CTT*6*, 6, false",
        "x12-855-004010.edi, BAK*00*AC*PO-4711, BAK*00*AC*, ELEMENT_MISSING, BAK*, 0, true",
        "x12-855-004010.edi, PO1*2*3*EA, PO1*2*three*EA, ELEMENT_NUMBER, PO1*2*three, 6, true",
        "x12-855-004010.edi, ACK*IR*5, ACK*QQ*5, DOCUMENT_CODE, ACK*QQ, 4, false",
        "x12-856-004010-pallets.edi, CTT*8*55, CTT*9*55, DOCUMENT_COUNT, CTT*, 4, false",
        "x12-856-004010-pallets.edi, CTT*8*55, CTT*8*56, DOCUMENT_HASH, CTT*8*, 6, false",
        "x12-856-004010-pallets.edi, HL*8*7*I, HL*8*17*I, DOCUMENT_LEVEL, HL*8*, 5, false",
        "x12-856-004010-pallets.edi, HL*8*7*I, HL*7*7*I, DOCUMENT_LEVEL, HL*7*7*I, 3, false",
        "x12-856-004010-pallets.edi, SN1**5*DZ, SN1***DZ, LINE_QUANTITY, LIN*3, 0, false",
        "x12-856-004010-pallets.edi, SN1**5*DZ, SN1**five*DZ, ELEMENT_NUMBER, SN1**five, 5, true",
        "x12-856-004010-pallets.edi, DTM*036*20280531, DTM*036*20281331, ELEMENT_DATE, DTM*036*, 8, true",
        "x12-860-004010.edi, BCH*04*SA*PO-4711, BCH*04*SA*, ELEMENT_MISSING, BCH*, 0, true",
        "x12-860-004010.edi, POC*1*QI*15, POC*1*QI*, CHANGE_QUANTITY, POC*1, 0, false",
        "x12-860-004010.edi, CTT*6*52, CTT*5*52, DOCUMENT_COUNT, CTT*, 4, false",
        "x12-861-004010.edi, BRA*RCV-300, BRA*, DOCUMENT_NUMBER, ST*861, 0, true",
        "x12-861-004010.edi, RCD*2*40, RCD*2*, LINE_QUANTITY, RCD*2, 0, false",
        "x12-861-004010.edi, CTT*2*50, CTT*3*50, DOCUMENT_COUNT, CTT*, 4, false",
        "x12-940-004010.edi, W76*30, W76*31, DOCUMENT_HASH, W76*, 4, false",
        "x12-940-004010.edi, W05*N*DEP-1201, W05*N*, ELEMENT_MISSING, W05*, 0, true",
        "x12-943-004010.edi, W03*298, W03*299, DOCUMENT_HASH, W03*, 4, false",
        "x12-944-004010.edi, W14*298, W14*300, DOCUMENT_HASH, W14*, 4, false",
        "x12-180-004010.edi, BLI*UP*012345678905*12, BLI*UP*012345678905*twelve, ELEMENT_NUMBER, BLI*UP, 20, true",
        "edifact-desadv-d96a.edi, CPS+3+1, CPS+3+9, DOCUMENT_LEVEL, CPS+3+, 6, false",
        "edifact-desadv-d96a.edi, CNT+2:3, CNT+2:4, DOCUMENT_COUNT, CNT+2:, 6, false",
        "edifact-recadv-d01b.edi, CNT+2:2, CNT+2:1, DOCUMENT_COUNT, CNT+2:, 6, false",
        "edifact-ordrsp-d96a.edi, RFF+ON:PO-4711', RFF+XX:PO-4711', DOCUMENT_NUMBER, UNH+1, 0, true",
        "edifact-ordchg-d01b.edi, QTY+21:24, QTY+21:many, ELEMENT_NUMBER, QTY+21:many, 7, true",
    })
    void aBrokenMessageNamesTheRightByte(
            String sample, String right, String wrong, String code, String place, int further, boolean rejected) {
        var broken = Goods.text(sample).replace(right, wrong);

        var set = Goods.only(broken);

        assertThat(set.findings()).as(broken).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.span()).isNotNull();
            assertThat(finding.span().offset()).isEqualTo(broken.indexOf(place) + further);
        });
        assertThat(set.rejected()).isEqualTo(rejected);
    }

    @Test
    void aShipNoticeWithoutALevelIsRefusedWhereTheLevelIsMissed() {
        var text = Goods.x12("SH", "ST*856*1~BSN*00*N1*20261124*0900~SE*3*1~");

        var set = Goods.only(text);

        assertThat(set.rejected()).isTrue();
        assertThat(set.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("SEGMENT_MISSING");
            assertThat(finding.text()).startsWith("HL is missing");
        });
    }

    @Test
    void codesWeDoNotKnowRefuseNoGoods() {
        for (var text : new String[] {
            Goods.x12(
                    "SH",
                    "ST*856*1~BSN*ZZ*N1*20261124*0900*ZZZZ~HL*1**S~TD1*QQQ99*1~TD5*Q*99*XX*Q~REF*ZQ1*1~DTM*ZZ9*20261124~"
                            + "N1*QX*A*Q7*11~HL*2*1*QQ~HL*3*2*I~LIN**QQ*A~SN1**2*QQ~SE*13*1~"),
            Goods.x12("RC", "ST*861*1~BRA*R*20261124*QQ*Q~DTM*050*20261124~RCD**1*EA***1*EA*QQ~LIN**QQ*A~SE*6*1~"),
            Goods.x12("AN", "ST*180*1~BGN*QQ*R*20261124~RDR*QQ*QQ~BLI*QQ*A*1*QQ~RDR*QQ*QQ~SE*6*1~"),
            Goods.x12("PC", "ST*860*1~BCH*QQ*QQ*P***20261124~POC*1*QQ*1*1*QQ*1*QQ*QQ*A~SE*4*1~"),
        }) {
            var set = Goods.only(text);

            assertThat(set.rejected()).as(text).isFalse();
            assertThat(set.findings())
                    .extracting(Finding::code)
                    .as(text)
                    .isSubsetOf("LINE_UNIT", "DOCUMENT_CODE", "LINE_PRICE_BASIS");
            assertThat(set.document()).isNotNull();
        }
    }
}
