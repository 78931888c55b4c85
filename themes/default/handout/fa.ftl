# واژه‌های برگه‌ای که مراجعان با خود می‌برند، به فارسی.

-language-name = فارسی
-language-script = Arab
-language-direction = rtl

title = اینجا کمک می‌گیرید
lead = لطفاً این برگه را با خود به قرار ببرید.
place = محل
note = توجه
address = نشانی
phone = تلفن
email = ایمیل
website = وب‌سایت
hours = ساعات کار
hours-appointment = ساعت‌های قرار ملاقات
phone-hours = ساعات پاسخ‌گویی تلفنی
access = چگونه تماس بگیرید
documents = لطفاً همراه بیاورید
languages = زبان‌ها
cost = هزینه
next-step = گام بعدی
scan = این نهاد در اینترنت
verified = تاریخ اطلاعات: { $date }

address-protected = نشانی برای حفاظت اعلام نمی‌شود. لطفاً تلفن بزنید.
central = تماس عمومی. در آنجا سراغ این اداره را بگیرید.
status-paused = این خدمت فعلاً متوقف است.
status-ended = این خدمت دیگر وجود ندارد.
successor = اکنون مسئول است
no-contact = راه تماس مستقیمی نمی‌شناسیم.
feature-wheelchair = با ویلچر
feature-wheelchair-entrance = ورودی مناسب ویلچر
feature-wheelchair-entrance-no = ورودی مناسب ویلچر نیست
feature-wheelchair-toilet = توالت مناسب ویلچر
feature-wheelchair-toilet-no = توالت مناسب ویلچر ندارد
feature-wheelchair-lift = آسانسور
feature-wheelchair-lift-no = آسانسور ندارد
feature-wheelchair-parking = جای پارک ویژهٔ معلولان
feature-wheelchair-parking-no = جای پارک ویژهٔ معلولان ندارد

weekday-1 = دوشنبه
weekday-2 = سه‌شنبه
weekday-3 = چهارشنبه
weekday-4 = پنجشنبه
weekday-5 = جمعه
weekday-6 = شنبه
weekday-7 = یکشنبه
weekdays = { $first } تا { $last }
span = { $from }–{ $to }
from = از ساعت { $from }
closed = بسته
always = شبانه‌روزی
all-day = تمام روز
by-arrangement = با هماهنگی قبلی
by-appointment = فقط با وقت قبلی

access-walk-in = مراجعه بدون وقت قبلی
access-phone = تلفن زدن
access-email = نوشتن ایمیل
access-appointment = گرفتن وقت قبلی
access-online = از طریق اینترنت
access-referral = از طریق نهادی دیگر
access-through = { $how }: { $contact }
by-phone = تلفنی
by-email = با ایمیل
by-website = در وب‌سایت
by-address = در نشانی یادشده
by-hours = در ساعات کار
access-professional = برای متخصصان
reply = پاسخ

cost-free = رایگان
cost-fee = هزینه دارد

slip-cut = از اینجا ببُرید
slip-title = بازخورد
slip-lead = لطفاً این بخش را به کسی که برگه را به شما داده است برگردانید. نامی روی آن ننویسید.
slip-right = آیا جای درستی بود؟
slip-yes = بله
slip-partly = تا حدی
slip-no = خیر
slip-result = نتیجه چه شد؟
slip-next = بعد از این چه نیاز دارید؟
