package throughline.operations.exception;

import java.sql.SQLException;
import throughline.ledger.store.UnitOfWork;

/** Goes on with what waited for a case, in the transaction that decides the case. */
public interface Continuation {

    /** @throws CaseRefused when it cannot go on; the case stays as it is */
    void approved(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) throws SQLException;

    /** @throws CaseRefused when it cannot be turned down any more */
    void refused(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) throws SQLException;

    /** Who decided, and why. */
    record Decision(String by, String why) {}
}
