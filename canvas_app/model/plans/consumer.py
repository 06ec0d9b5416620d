"""A starting project for consumers (room: what the app knows about)."""

from __future__ import annotations

from canvas_app.model.plans.plan import CUSTOMER_SERVICE, MARKETING, Card, PersonaPlan, Plan

B2C = Plan(
    market="b2c",
    label=("Endkunden", "Consumers"),
    hint=("Kontakte mit Shop und Marke", "Contacts with shop and brand"),
    title=("Kundenreise Endkunden", "Consumer journey"),
    journey=("Ist-Reise", "Current journey"),
    personas=(
        PersonaPlan(
            "first",
            ("Erstkauf", "First purchase"),
            ("Kennt die Marke noch nicht", "Does not know the brand yet"),
            60,
            (("Sicher das Richtige wählen", "Be sure to choose the right one"),),
            (("Passt es? Kann ich es zurückgeben?", "Will it fit? Can I return it?"),),
        ),
        PersonaPlan(
            "regular",
            ("Stammkundschaft", "Regular customer"),
            ("Kauft immer wieder", "Buys again and again"),
            40,
            (("Schnell wieder bestellen", "Reorder quickly"),),
            (("Treue bringt nichts", "Loyalty does not pay"),),
        ),
    ),
    departments={
        "marketing": MARKETING,
        "ecommerce": ("E-Commerce", "E-commerce"),
        "stores": ("Filialen", "Stores"),
        "logistics": ("Logistik", "Logistics"),
        "service": CUSTOMER_SERVICE,
    },
    goals=(
        ("loyalty", 3, ("Mehr Zweitkäufe", "More second purchases")),
        ("channel_mix", 2, ("Online und Filiale verbinden", "Connect online and store")),
    ),
    cards=(
        Card("social_ad", "first", "marketing"),
        Card("search_organic", "first", "marketing"),
        Card("shop_window", "", "stores"),
        Card("word_of_mouth", "first", None, "unmanaged"),
        Card("product_page", "", "ecommerce"),
        Card("review_portal", "first", None, "unmanaged"),
        Card("sales_advice_store", "first", "stores"),
        Card("saved_cart", "regular", "ecommerce"),
        Card("live_chat", "first", "service", "unused"),
        Card("online_shop", "", "ecommerce"),
        Card("checkout", "first regular", "ecommerce", truth=True),
        Card("store_purchase", "first", "stores"),
        Card("click_collect", "regular", "stores", "unused"),
        Card("order_confirmation", "", "ecommerce"),
        Card("delivery_tracking", "first regular", "logistics"),
        Card("parcel_delivery", "", "logistics", "unmanaged"),
        Card("packaging", "first", "logistics"),
        Card("product_use", "", None, "unmanaged", truth=True),
        Card("returns", "first", "logistics", truth=True),
        Card("customer_service", "", "service"),
        Card("newsletter", "regular", "marketing"),
        Card("loyalty_program", "regular", "marketing"),
        Card("nps_survey", "", "service", "unused"),
        Card("write_review", "first", None, "unmanaged"),
        Card("reorder", "regular", "ecommerce"),
        Card("recommend_personal", "regular", None, "unmanaged"),
    ),
)
