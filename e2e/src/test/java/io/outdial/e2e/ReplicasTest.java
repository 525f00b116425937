package io.outdial.e2e;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/**
 * Two replicas of every service: what their clients notice of it, and of the end of one. The subjects have classes of
 * their own and share the one stack, which is stopped after the last of them.
 */
@KeepsProcessorsBusy
@BesidesSharedProduct
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class ReplicasTest {

    private static ReplicatedProduct product;

    @BeforeAll
    static void start() {
        product = ReplicatedProduct.start();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Nested
    @Order(1)
    class DesktopGuide extends DesktopGuideTests {

        DesktopGuide() {
            super(product);
        }
    }

    @Nested
    @Order(2)
    class Balancing extends BalancingTests {

        Balancing() {
            super(product);
        }
    }

    @Nested
    @Order(3)
    class DesktopDay extends DesktopDayTests {

        DesktopDay() {
            super(product);
        }
    }

    @Nested
    @Order(4)
    class RestartedReplica extends RestartedReplicaTests {

        RestartedReplica() {
            super(product);
        }
    }

    @Nested
    @Order(5)
    class LostReplica extends LostReplicaTests {

        LostReplica() {
            super(product);
        }
    }
}
