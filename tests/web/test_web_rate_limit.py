from quiz_app.web.rate_limit import RateLimit


def test_a_new_window_forgives() -> None:
    now = [0.0]
    limit = RateLimit(per_address=2, overall=10, seconds=60, time=lambda: now[0])
    assert [limit.admits("a") for _ in range(3)] == [True, True, False]
    now[0] = 60.0
    assert limit.admits("a")


def test_it_remembers_no_more_addresses_than_it_admits() -> None:
    limit = RateLimit(per_address=2, overall=10, seconds=60, time=lambda: 0.0)
    for number in range(1000):
        limit.admits(str(number))
    assert len(limit._counts) <= 10
