package throughline.ledger.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.ledger.TestDatabase;
import throughline.ledger.World;
import throughline.model.lineage.Identifiers;
import throughline.model.lineage.MessageId;

class TrailVaultTest {

    static TestDatabase test;
    static TrailVault vault;

    @BeforeAll
    static void open() {
        test = TestDatabase.fresh();
        vault = new TrailVault(test.database(), new Identifiers(World.CLOCK, new Random(1)), World.CLOCK);
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1 << 20, (1 << 20) + 1, 5_000_000})
    void whatComesOutIsWhatWentInByteForByte(int size) throws IOException {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);

        var sealed = vault.seal("acme", "folder", "order.edi", new ByteArrayInputStream(bytes));

        assertThat(sealed.size()).isEqualTo(size);
        try (InputStream again = vault.open(sealed.id()).open()) {
            assertThat(again.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void theSameBytesTwiceAreTwoArrivalsOfOneContent() throws IOException {
        var bytes = "ISA*00*same".getBytes(StandardCharsets.UTF_8);

        var first = vault.seal("acme", "folder", "a.edi", new ByteArrayInputStream(bytes));
        var second = vault.seal(null, "api", "b.edi", new ByteArrayInputStream(bytes));

        var rows =
                test.database().read(unit -> List.of(Messages.row(unit, first.id()), Messages.row(unit, second.id())));
        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(rows.get(0).sha256()).isEqualTo(rows.get(1).sha256());
        assertThat(rows).extracting(MessageRow::channel).containsExactly("folder", "api");
        assertThat(rows).extracting(MessageRow::status).containsOnly(MessageStatus.RECEIVED);
    }

    @Test
    void aMessageOfOursExistsOnlyWhenWhatSentItDoes() {
        var ids = new ArrayList<MessageId>();

        assertThatThrownBy(() -> test.database().transact(unit -> {
                    ids.add(vault.sealOutbound(unit, "acme", "outbox", "855.edi", new byte[] {1})
                            .id());
                    throw new SQLException("the order was not kept");
                }))
                .hasMessageContaining("the order was not kept");

        assertThatThrownBy(() -> vault.open(ids.get(0))).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void anUnknownMessageIsSaidToBeUnknown() {
        assertThatThrownBy(() -> vault.open(new MessageId(new UUID(1, 2))))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("there is no message 00000000-0000-0001-0000-000000000002");
    }
}
