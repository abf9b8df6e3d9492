package throughline.console;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.ledger.book.Books;
import throughline.ledger.store.Database;
import throughline.model.lineage.Identifiers;
import throughline.operations.master.MasterDataBook;
import throughline.operations.ordering.PromotionBook;
import throughline.operations.outbox.Outbox;
import throughline.operations.rebate.RebateBook;
import throughline.operations.rebate.RebateDesk;

/** What customers are promised: promotions and rebates. */
@Configuration(proxyBeanMethods = false)
class TestTerms {

    @Bean
    PromotionBook promotionBook(Database database) {
        return new PromotionBook(database);
    }

    @Bean
    RebateBook rebateBook(Database database) {
        return new RebateBook(database);
    }

    @Bean
    RebateDesk rebateDesk(Database database, Identifiers identifiers, Clock clock) {
        var outbox = new Outbox(new TestConsole.NoText(), identifiers, clock);
        return new RebateDesk(database, new MasterDataBook(database), new Books(clock), outbox, clock);
    }
}
