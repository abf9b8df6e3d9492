package throughline.ledger.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row stored by Hibernate, for the tests. */
@Entity
@Table(schema = "trail", name = "rule_book")
public class RuleBookRow {

    @Id
    String fingerprint;

    String text;

    @Column(name = "first_at")
    Instant firstAt;

    static RuleBookRow of(String fingerprint) {
        var row = new RuleBookRow();
        row.fingerprint = fingerprint;
        row.text = "rules";
        row.firstAt = Instant.EPOCH;
        return row;
    }
}
